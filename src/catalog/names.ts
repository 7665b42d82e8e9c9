import type { PersonName } from '#schema/person-name.ts';
import { creditedIn } from '#schema/work.ts';
import { fold } from '#text/fold.ts';
import { nameSlug } from '#text/slug.ts';
import type { Author, Byline } from './catalog.ts';
import type { Content } from './content.ts';
import { displayName } from './display-name.ts';
import { memo } from './maps.ts';
import { compareText } from './order.ts';

/** The key that puts people in the order of an index: family name first, letters without marks. */
export function sortKey({ family, given, suffix }: PersonName): string {
  return fold([family, given, suffix].filter(Boolean).join(', '));
}

/**
 * Finds the address of the author whom a printed name means: the registry's id where the record
 * gives one, else the registry entry with that name or variant, else the name itself without case
 * and marks. So "García" and "Garcia" are one person until the registry keeps them apart, and no
 * address depends on which papers came first.
 */
export function authorSlugs(registry: Content['authors']): (name: PersonName) => string {
  const registered = new Map<string, string>();
  for (const [id, { name, variants }] of registry) {
    for (const spelling of [name, ...variants]) registered.set(nameSlug(displayName(spelling)), id);
  }
  const slugOf = memo((shown: string) => {
    const slug = nameSlug(shown);
    return registered.get(slug) ?? slug;
  });
  return (name) => name.id || slugOf(displayName(name));
}

/**
 * Gives the authors of some bylines the name to show, which is the registry's, or else the most
 * frequent one; how else they were printed are variants.
 * @returns the authors, by family name
 */
export function nameAuthors(bylines: readonly Byline[], registry: Content['authors']): Author[] {
  const printed = Map.groupBy(bylines, ({ author }) => author);
  for (const [author, own] of printed) {
    const spellings = [...Map.groupBy(own, ({ name }) => name)].sort(
      ([a, { length: times }], [b, { length: others }]) => others - times || compareText(b, a),
    );
    const name = registry.get(author.slug)?.name ?? spellings[0]?.[1][0] ?? { family: author.slug };
    author.name = displayName(name);
    author.sortKey = sortKey(name);
    author.variants = spellings.map(([shown]) => shown).filter((shown) => shown !== author.name);
  }
  return [...printed.keys()].sort(
    (a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.slug, b.slug),
  );
}

/** Everything that stands under one address. */
export interface Writer {
  slug: string;
  name: PersonName;
  /** Positions of their papers in the content. */
  papers: number[];
}

/** Finds out who has written what; one pass over the bylines. */
export function listWriters(content: Content): Map<string, Writer> {
  const slugOf = authorSlugs(content.authors);
  const writers = new Map<string, Writer>();
  for (const [at, { record }] of content.papers.entries()) {
    for (const name of creditedIn(record)) {
      const slug = slugOf(name);
      const writer = writers.get(slug);
      if (!writer) writers.set(slug, { slug, name, papers: [at] });
      else if (writer.papers.at(-1) !== at) writer.papers.push(at);
    }
  }
  return writers;
}
