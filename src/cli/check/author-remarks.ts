import { stringify } from 'yaml';
import {
  findLikelyCollisions,
  findLikelyVariants,
  type LikelyCollision,
  type LikelyVariant,
} from '#catalog/author-remarks.ts';
import type { Content } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { displayName, listWriters } from '#catalog/names.ts';

/** What a curator may want to settle about names, the most likely first, with the line to add. */
export function authorRemarks(content: Content, most: number): string[] {
  const writers = listWriters(content);
  const variants = findLikelyVariants(writers);
  const collisions = findLikelyCollisions(content, writers);
  return [
    ...variants.slice(0, most).map((it) => describeVariant(it, content)),
    ...more(variants.length - most, 'likely variant'),
    ...collisions.slice(0, most).map((it) => describeCollision(it, content)),
    ...more(collisions.length - most, 'likely collision'),
  ];
}

function more(rest: number, noun: string): string[] {
  return rest > 0 ? [`… and ${counted(rest, `more ${noun}`)}; --authors lists them all`] : [];
}

function describeVariant({ main, other, shared }: LikelyVariant, { authors }: Content): string {
  const [name, variant] = [displayName(main.name), displayName(other.name)];
  const entry = authors.get(main.slug);
  const variants = [...(entry?.variants ?? []).map(displayName), variant];
  const line = flow(entry ? { variants } : { name, variants });
  return `"${variant}" (${counted(other.papers.length, 'paper')}) may be "${name}" (${main.papers.length}), with ${counted(shared, 'co-author')} in common; if so, write in authors/${main.slug}.yaml: ${line}`;
}

function describeCollision({ writer, circles }: LikelyCollision, { papers }: Content): string {
  const [own, other] = circles.map(([at = 0]) => papers[at]?.record.id ?? '');
  const name = displayName(writer.name);
  const id = `${writer.slug}-2`;
  const { given, family } = writer.name;
  return `"${name}" (${counted(writer.papers.length, 'paper')}) may be ${circles.length} people: no co-author ties "${own}" and "${other}"; if so, write authors/${id}.yaml: ${flow({ name })} and name that author in "${other}" as ${flow({ given, family, id })}`;
}

/** YAML on one line; a single field needs no braces. */
function flow(value: object): string {
  const text = stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false,
  }).trim();
  return Object.keys(value).length === 1 ? text.slice(1, -1) : text;
}
