import { Document } from 'yaml';
import { areaTagSchema } from '#schema/identifiers.ts';
import { type AreaRecord, areaSchema } from '#schema/registries.ts';
import { faultBy } from '../frame/questions.ts';

/** What becomes of the areas: those that are there stay, or one's own take their place. */
export type AreaChoice =
  | { kept: 'arxiv' | 'keep' }
  | { own: ReadonlyMap<string, AreaRecord> }
  | { faults: readonly string[] };

/** Reads `arxiv`, `keep`, or `TAG=Name` of each area with commas or semicolons between. */
export function readAreas(written: string): AreaChoice {
  const word = written.trim();
  if (word === 'arxiv' || word === 'keep') return { kept: word };
  const entries = word
    .split(word.includes(';') ? ';' : ',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return { faults: [`is empty; ${howToList}`] };
  const own = new Map<string, AreaRecord>();
  const tags = new Map<string, string>();
  const faults: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const [, tag = '', name = ''] = /^([^=]*?)\s*=\s*(.*)$/s.exec(entry) ?? [];
    const area = { name: name.replace(/\s+/g, ' '), hue: hueOf(index, entries.length) };
    const fault = faultOf(entry, tag, area) ?? faultOfTwin(tag, tags.get(tag.toLowerCase()));
    if (fault) faults.push(fault);
    else own.set(tag, area);
    tags.set(tag.toLowerCase(), tag);
  }
  return faults.length > 0 ? { faults } : { own };
}

/** The file of an area. */
export function areaText(area: AreaRecord): string {
  return new Document(area, { compat: 'yaml-1.1' }).toString({ lineWidth: 0, singleQuote: true });
}

const howToList = 'write TAG=Name for each area, with commas between';

/** Spread over the circle, so that no two are nearer than they have to be. */
function hueOf(index: number, areas: number): number {
  return Math.round((index * 360) / areas);
}

function faultOf(entry: string, tag: string, area: AreaRecord): string | undefined {
  if (!entry.includes('=')) {
    return `"${entry}" has no "="; ${howToList}, or semicolons where a name has a comma`;
  }
  const ofTag = faultBy(areaTagSchema, tag);
  if (ofTag) {
    return `"${entry}": the tag ${tag === '' ? 'is missing' : 'is not valid'}; write a letter, then letters, digits and hyphens before "="`;
  }
  const ofArea = faultBy(areaSchema, area);
  return ofArea && `"${entry}": the name ${ofArea}`;
}

function faultOfTwin(tag: string, before: string | undefined): string | undefined {
  if (before === undefined) return undefined;
  return before === tag
    ? `"${tag}" is there twice; keep one of them`
    : `"${tag}" and "${before}" differ in capitals alone; keep one of them`;
}
