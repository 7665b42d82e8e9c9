import type { AuthorRecord } from '#schema/author.ts';
import type { PersonName } from '#schema/person-name.ts';
import { nameSlug } from '#text/slug.ts';
import type { Author } from './catalog.ts';
import type { Content } from './content.ts';
import { displayName, sortKey } from './names.ts';
import { compareText } from './order.ts';

interface Directory {
  /** The author whom a printed name means; the same object for the same person. */
  authorOf(name: PersonName): Author;
  /** Everyone met so far, by family name. */
  authors(): Author[];
}

/**
 * Decides who is meant by a printed name: the registry's id where the record gives one, else the
 * registry entry with that name or variant, else the name itself without case and marks. So
 * "García" and "Garcia" are one person until the registry keeps them apart, and no address
 * depends on which papers came first.
 */
export function authorDirectory({ authors: registry }: Pick<Content, 'authors'>): Directory {
  const people = new Map<string, Person>();
  const slugOf = authorSlugs(registry);

  return {
    authorOf(name) {
      const slug = slugOf(name);
      const person = people.get(slug) ?? newPerson(slug, registry.get(slug));
      people.set(slug, person);
      person.count(name);
      return person.author;
    },
    authors() {
      return [...people.values()]
        .map((person) => person.settle())
        .sort((a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.slug, b.slug));
    },
  };
}

interface Person {
  author: Author;
  /** Notes one more appearance of a spelling. */
  count(name: PersonName): void;
  /** Chooses the name to show once all spellings are known. */
  settle(): Author;
}

function newPerson(slug: string, entry: AuthorRecord | undefined): Person {
  const author: Author = {
    slug,
    name: '',
    page: true,
    sortKey: '',
    variants: [],
    papers: [],
    orcid: entry?.orcid,
    homepage: entry?.homepage,
  };
  const spellings = new Map<string, { name: PersonName; count: number }>();
  return {
    author,
    count(name) {
      const shown = displayName(name);
      const spelling = spellings.get(shown);
      if (spelling) spelling.count++;
      else spellings.set(shown, { name, count: 1 });
    },
    settle() {
      const byUse = [...spellings].sort(([a, x], [b, y]) => y.count - x.count || compareText(b, a));
      const name = entry?.name ?? byUse[0]?.[1].name ?? { family: slug };
      author.name = displayName(name);
      author.sortKey = sortKey(name);
      author.variants = byUse.map(([shown]) => shown).filter((shown) => shown !== author.name);
      return author;
    },
  };
}

function registeredNames(registry: ReadonlyMap<string, AuthorRecord>): Map<string, string> {
  const slugs = new Map<string, string>();
  for (const [id, { name, variants }] of registry) {
    for (const spelling of [name, ...variants]) slugs.set(nameSlug(displayName(spelling)), id);
  }
  return slugs;
}

/** Finds the address of the author whom a printed name means. */
export function authorSlugs(registry: Content['authors']): (name: PersonName) => string {
  const registered = registeredNames(registry);
  return (name) => {
    if (name.id) return name.id;
    const slug = nameSlug(displayName(name));
    return registered.get(slug) ?? slug;
  };
}
