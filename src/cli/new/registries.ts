import type { Content } from '#catalog/content.ts';
import { nearest } from '#catalog/nearest.ts';
import { areasInWords } from '../report/areas-in-words.ts';
import type { Field } from './fields.ts';

/** Entries of a registry that are named in a line. */
const few = 6;

const registries = {
  area: {
    name: 'areas',
    what: 'areas',
    lines: 'the lines "name: Its Full Name" and "hue: 200", a colour from 0 to 360',
  },
  org: { name: 'orgs', what: 'organisations', lines: 'the line "name: Its Name"' },
} as const;

type RegistryField = keyof typeof registries;

/**
 * Says of a field whose values have to be in a registry which one is not, what is there, the
 * nearest first, and how to add it in `folder`; undefined where all are there.
 */
export function unknownKey(
  { name }: Pick<Field, 'name'>,
  value: unknown,
  { content, folder }: { content: Content; folder: string },
): string | undefined {
  if (!isRegistryField(name)) return undefined;
  const { name: registry, what, lines } = registries[name];
  const missing = [value]
    .flat()
    .map(String)
    .find((key) => !content[registry].has(key));
  if (missing === undefined) return undefined;
  const there = listKeys(nearestFirst(missing, content[registry]), what);
  return `"${missing}" is not known; ${there}; to add it, write ${folder}/${registry}/${missing}.yaml with ${lines}`;
}

/** A hint that names tags of the catalogue that is there. */
export function registryHint({ name }: Field, content: Content): string | undefined {
  return name === 'area' ? areasInWords(content.areas) : undefined;
}

function isRegistryField(name: string): name is RegistryField {
  return Object.hasOwn(registries, name);
}

/** The keys like the word, then those whose entry's name has it, then the others. */
function nearestFirst(word: string, entries: ReadonlyMap<string, { name: string }>): string[] {
  const guess = nearest(word, entries.keys());
  const named = [...entries]
    .filter(([, { name }]) => name.toLowerCase().includes(word.toLowerCase()))
    .map(([key]) => key);
  return [...new Set([...(guess ? [guess] : []), ...named, ...entries.keys()])];
}

function listKeys(keys: readonly string[], what: string): string {
  if (keys.length === 0) return `there are no ${what} yet`;
  const more = keys.length - few;
  return `the ${what} are ${keys.slice(0, few).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
