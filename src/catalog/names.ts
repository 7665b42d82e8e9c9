import type { PersonName } from '#schema/person-name.ts';
import { fold } from '#text/fold.ts';
import { nameSlug } from '#text/slug.ts';
import type { Author } from './catalog.ts';
import type { Content } from './content.ts';
import { memo } from './maps.ts';
import { compareText } from './order.ts';

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/**
 * A name as it is printed. Names in scripts that are written without spaces put the family first.
 * @example displayName({ given: 'Martin Luther', family: 'King', suffix: 'Jr.' })
 */
export function displayName({ family, given, suffix }: PersonName): string {
  if (given && unspaced.test(family + given)) return family + given;
  return [given, family, suffix].filter(Boolean).join(' ');
}

/** The key that puts people in the order of an index: family name first, letters without marks. */
export function sortKey({ family, given, suffix }: PersonName): string {
  return fold([family, given, suffix].filter(Boolean).join(', '));
}

/** Finds the address of the author whom a printed name means. */
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
 * Decides who is meant by a printed name: the registry's id where the record gives one, else the
 * registry entry with that name or variant, else the name itself without case and marks. So
 * "García" and "Garcia" are one person until the registry keeps them apart, and no address
 * depends on which papers came first.
 */
export function authorDirectory({ authors: registry }: Pick<Content, 'authors'>) {
  const slugOf = authorSlugs(registry);
  const spellings = new Map<Author, Map<string, Spelling>>();
  const authorBySlug = memo((slug: string) => {
    const { orcid, homepage } = registry.get(slug) ?? {};
    const own = { slug, name: '', page: true, sortKey: '', variants: [], papers: [] };
    const author: Author = { ...own, orcid, homepage };
    spellings.set(author, new Map());
    return author;
  });
  return {
    /** The author whom a printed name means; the same object for the same person. */
    authorOf(name: PersonName): Author {
      const author = authorBySlug(slugOf(name));
      const shown = displayName(name);
      const spelling = spellings.get(author)?.get(shown);
      if (spelling) spelling.count++;
      else spellings.get(author)?.set(shown, { name, shown, count: 1 });
      return author;
    },
    /** Everyone met so far, by family name, under the name to show now that all are known. */
    authors(): Author[] {
      for (const [author, found] of spellings) {
        const registered = registry.get(author.slug)?.name;
        settleName(author, [...found.values()], registered);
      }
      return [...spellings.keys()].sort(
        (a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.slug, b.slug),
      );
    },
  };
}

interface Spelling {
  name: PersonName;
  shown: string;
  count: number;
}

function settleName(author: Author, spellings: Spelling[], registered?: PersonName): void {
  spellings.sort((a, b) => b.count - a.count || compareText(b.shown, a.shown));
  const name = registered ?? spellings[0]?.name ?? { family: author.slug };
  author.name = displayName(name);
  author.sortKey = sortKey(name);
  author.variants = spellings.map(({ shown }) => shown).filter((shown) => shown !== author.name);
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
    for (const name of record.authors) {
      const slug = slugOf(name);
      const writer = writers.get(slug);
      if (!writer) writers.set(slug, { slug, name, papers: [at] });
      else if (writer.papers.at(-1) !== at) writer.papers.push(at);
    }
  }
  return writers;
}
