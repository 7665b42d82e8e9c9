import type { PersonName } from '#schema/person-name.ts';
import { fold } from '#text/fold.ts';
import { authorSlugs } from './author-directory.ts';
import type { Content } from './content.ts';
import { displayName } from './names.ts';
import { compareText } from './order.ts';

/** Two addresses that may be one person. */
export interface LikelyVariant {
  /** The spelling to keep, the more frequent or fuller one. */
  main: Writer;
  other: Writer;
  /** How many people have written with both. */
  shared: number;
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
  const slugs = new Map<string, string>();
  const writers = new Map<string, Writer>();
  for (const [at, { record }] of content.papers.entries()) {
    for (const name of record.authors) {
      const key = name.id ?? displayName(name);
      const slug = slugs.get(key) ?? slugOf(name);
      slugs.set(key, slug);
      const writer = writers.get(slug);
      if (!writer) writers.set(slug, { slug, name, papers: [at] });
      else if (writer.papers.at(-1) !== at) writer.papers.push(at);
    }
  }
  return writers;
}

/** The addresses of the people who have written with someone, themselves left out. */
export function coauthorFinder(writers: ReadonlyMap<string, Writer>) {
  const slugsOf = new Map<number, string[]>();
  for (const { slug, papers } of writers.values()) {
    for (const at of papers) {
      const slugs = slugsOf.get(at);
      if (slugs) slugs.push(slug);
      else slugsOf.set(at, [slug]);
    }
  }
  return {
    ofPaper: (at: number): readonly string[] => slugsOf.get(at) ?? [],
    ofWriter({ slug, papers }: Writer): Set<string> {
      const found = new Set(papers.flatMap((at) => slugsOf.get(at) ?? []));
      found.delete(slug);
      return found;
    },
  };
}

/**
 * Pairs of addresses whose names may be spellings of one (`J. Smith`, `John B. Smith`, `Ming-Hsuan`
 * and `Minghsuan`) and who have co-authors in common, the most likely first. People who stand
 * together on a paper are not the same, and those of the registry's `id` are settled.
 */
export function findLikelyVariants(writers: ReadonlyMap<string, Writer>): LikelyVariant[] {
  const coauthors = coauthorFinder(writers);
  const found: LikelyVariant[] = [];
  for (const group of groupByName(writers.values())) {
    for (const [index, one] of group.entries()) {
      for (const two of group.slice(index + 1)) {
        if (!mayBeOne(one.name, two.name)) continue;
        const mine = coauthors.ofWriter(one);
        if (mine.has(two.slug)) continue;
        const shared = [...coauthors.ofWriter(two)].filter((slug) => mine.has(slug)).length;
        if (shared > 0) found.push({ ...inOrder(one, two), shared });
      }
    }
  }
  return found.sort((a, b) => b.shared - a.shared || compareText(a.other.slug, b.other.slug));
}

/** Family name and first letter: whoever differs in these is not compared. */
function groupByName(writers: Iterable<Writer>): Writer[][] {
  const groups = new Map<string, Writer[]>();
  for (const writer of writers) {
    const { given, family, id } = writer.name;
    if (given === undefined || id !== undefined) continue;
    const key = `${letters(family)} ${letters(given).slice(0, 1)}`;
    const group = groups.get(key);
    if (group) group.push(writer);
    else groups.set(key, [writer]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}]/gu, '');
}

/** Whether each given name of the shorter list begins, or is begun by, its partner. */
function mayBeOne(one: PersonName, two: PersonName): boolean {
  if ((one.suffix ?? two.suffix) !== (two.suffix ?? one.suffix)) return false;
  const [a, b] = [one.given ?? '', two.given ?? ''];
  if (letters(a) === letters(b)) return true;
  const [short, long] = [words(a), words(b)].sort((x, y) => x.length - y.length);
  const first = [short?.[0] ?? '', long?.[0] ?? ''];
  const rest = short?.slice(1) ?? [];
  if (!isAbbreviated(first[0] ?? '', first[1] ?? '')) return false;
  let from = 1;
  for (const word of rest) {
    const at = long?.findIndex((it, index) => index >= from && isAbbreviated(word, it)) ?? -1;
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function words(given: string): string[] {
  return fold(given)
    .split(/[\s.-]+/)
    .filter(Boolean);
}

function isAbbreviated(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

function inOrder(one: Writer, two: Writer): { main: Writer; other: Writer } {
  const fuller = displayName(one.name).length - displayName(two.name).length;
  const weight = one.papers.length - two.papers.length || fuller;
  return weight >= 0 ? { main: one, other: two } : { main: two, other: one };
}
