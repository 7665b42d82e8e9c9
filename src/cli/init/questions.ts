import { Document } from 'yaml';
import type { z } from 'zod';
import { areaTagSchema } from '#schema/identifiers.ts';
import { type AreaRecord, areaSchema } from '#schema/registries.ts';
import { siteSchema } from '#schema/site.ts';
import { faultBy, type Question } from '../frame/questions.ts';

type Asked = 'name' | 'areas' | 'repository' | 'title' | 'description';

export interface Answers {
  name: string;
  areas: Exclude<AreaChoice, { faults: readonly string[] }>;
  /** Null where it was said that there is none. */
  repository?: string | null;
  title?: string;
  description?: string;
}

const oneLine = (written: string) => written.replace(/\s+/g, ' ').trim();

/** What a person writes where an address is offered and there is none. */
const none = '-';

export const questions: readonly Question<Asked>[] = [
  { name: 'name', hint: 'of the catalogue, like Vela Lab', required: true, read: oneLine },
  {
    name: 'areas',
    hint: '"arxiv" for arXiv\'s, "keep" for those there are, or your own: AQ=Aquatic Acoustics, BT=Botany of Towns',
    required: true,
    read: readAreas,
  },
  {
    name: 'repository',
    hint: `https address of the source of your catalogue, "${none}" for none`,
    read: (written) => (written.trim() === none ? null : written.trim()),
  },
  { name: 'title', hint: 'heading of the first page; "NAME: papers" if empty', read: oneLine },
  { name: 'description', hint: 'one sentence for search engines', read: oneLine },
];

/** Says what is wrong with an answer, given the areas that are there; undefined where nothing is. */
export function faultOf(
  { name }: Question<Asked>,
  value: unknown,
  areas: ReadonlyMap<string, AreaRecord>,
): string | undefined {
  if (value === null) return undefined;
  if (name !== 'areas') return faultBy(siteSchema.shape[name] as z.ZodType, value);
  const choice = value as AreaChoice;
  if ('faults' in choice) return choice.faults.join('\n');
  if ('own' in choice) return undefined;
  if (areas.size === 0) return `"${choice.kept}": there are no areas here; write your own`;
  const isArxiv = [...areas.values()].some(({ arxiv }) => arxiv !== undefined);
  if (choice.kept === 'keep' || isArxiv) return undefined;
  return `"arxiv": the areas here are not arXiv's; write "keep" to keep them, or your own`;
}

/** What becomes of the areas: those that are there stay, or one's own take their place. */
export type AreaChoice =
  | { kept: 'arxiv' | 'keep' }
  | { own: ReadonlyMap<string, AreaRecord> }
  | { faults: readonly string[] };

/** Reads `arxiv`, `keep`, or `TAG=Name` of each area with commas or semicolons between. */
export function readAreas(written: string): AreaChoice {
  const word = written.trim();
  if (word === 'arxiv' || word === 'keep') return { kept: word };
  const parts = word.split(word.includes(';') ? ';' : ',');
  const entries = parts.flatMap((entry) => entry.trim() || []);
  if (entries.length === 0) return { faults: [`is empty; ${howToList}`] };
  const own = new Map<string, AreaRecord>();
  const tags = new Map<string, string>();
  const faults: string[] = [];
  // Hues spread over the circle: no two are nearer than they have to be.
  for (const [index, entry] of entries.entries()) {
    const [, tag = '', name = ''] = /^([^=]*?)\s*=\s*(.*)$/s.exec(entry) ?? [];
    const hue = Math.round((index * 360) / entries.length);
    const area = { name: name.replace(/\s+/g, ' '), hue };
    const before = tags.get(tag.toLowerCase());
    const fault = faultOfEntry(entry, tag, area);
    if (fault) faults.push(fault);
    else if (before) {
      const how = before === tag ? 'is there twice' : `and "${before}" differ in capitals alone`;
      faults.push(`"${tag}" ${how}; keep one of them`);
    } else own.set(tag, area);
    tags.set(tag.toLowerCase(), tag);
  }
  return faults.length > 0 ? { faults } : { own };
}

export function areaText(area: AreaRecord): string {
  return new Document(area, { compat: 'yaml-1.1' }).toString({ lineWidth: 0, singleQuote: true });
}

const howToList = 'write TAG=Name for each area, with commas between';

function faultOfEntry(entry: string, tag: string, area: AreaRecord): string | undefined {
  if (!entry.includes('=')) {
    return `"${entry}" has no "="; ${howToList}, or semicolons where a name has a comma`;
  }
  if (faultBy(areaTagSchema, tag)) {
    return `"${entry}": the tag ${tag === '' ? 'is missing' : 'is not valid'}; write a letter, then letters, digits and hyphens before "="`;
  }
  const ofArea = faultBy(areaSchema, area);
  return ofArea && `"${entry}": the name ${ofArea}`;
}
