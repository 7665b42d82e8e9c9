import { isVisible } from '#schema/identifiers.ts';
import { toPlain } from '#text/to-plain.ts';
import type { Content, Problem, Source, SourcedPaper } from './content.ts';
import { memo } from './maps.ts';
import { nearest } from './nearest.ts';

type Registry = 'areas' | 'orgs' | 'authors';

/** What to do about two papers that share what is to be their own. */
const remedies = {
  id: 'give one of them another id',
  arxiv: 'keep one of the two papers, or correct the number',
};

/** To look for the nearest of very many keys takes long; what is missing very often is no slip. */
const mostGuessed = 200;

/**
 * Finds what is wrong between records that are each valid: ids and arXiv identifiers that two
 * papers share, and areas, organisations and authors that no registry has. A problem stands at
 * the later of two papers, on the line of its record. Linear in the number of papers. A shared
 * DOI is none: a paper may have only that of its proceedings. Also titles and abstracts of which
 * nothing is left in a page, which the schema does not set. `known` has the keys of registry
 * entries that are there but not valid, so that these are not reported once more a paper.
 */
export function findConflicts(content: Content, known: Known = content): Problem[] {
  const firsts = { id: new Map<string, Source>(), arxiv: new Map<string, Source>() };
  const shared = (field: keyof typeof remedies, { record, source }: SourcedPaper) => {
    const value = record[field];
    if (value === undefined) return undefined;
    const first = firsts[field].get(value);
    if (!first) firsts[field].set(value, source);
    return first && `"${value}" is also that of ${first.file}:${first.line}; ${remedies[field]}`;
  };
  const strangers = strangersTo(known);
  return content.papers.flatMap((paper) => {
    const messages: [field: string, message: string | undefined][] = [
      ['id', shared('id', paper)],
      ['arxiv', shared('arxiv', paper)],
      ['title', unseen(paper.record.title)],
      ['abstract', unseen(paper.record.abstract)],
      ...strangers(paper.record),
    ];
    return messages.flatMap(([field, message]) =>
      message === undefined ? [] : [{ ...paper.source, field, message }],
    );
  });
}

/** What to say of a text of which readers see nothing; to set every text would take long. */
function unseen(text = 'None'): string | undefined {
  if (/[\p{L}\p{N}]{2}/u.test(text.replace(/\$[^$]*\$|\\\p{L}+/gu, ''))) return undefined;
  return isVisible(toPlain(text)) ? undefined : 'shows nothing; write words';
}

type Known = Record<Registry, ReadonlyMap<string, unknown> | ReadonlySet<string>>;

/**
 * Says of a record, which need not be valid, what it names that no registry has: by field, with
 * what to do about it.
 */
export function strangersTo(known: Known) {
  // What to say of a key is found out once, however often it is used.
  let guesses = 0;
  const missing = memo((registry: Registry) =>
    memo((key: string) => {
      if (known[registry].has(key)) return undefined;
      const mayGuess = guesses++ < mostGuessed;
      const guess = mayGuess ? nearest(key, known[registry].keys()) : undefined;
      const advice = guess ? `did you mean "${guess}"? Otherwise add` : 'add';
      return `"${key}" is not in ${registry}/; ${advice} ${registry}/${key}.yaml`;
    }),
  );
  const check = (registry: Registry, key: unknown) =>
    typeof key === 'string' && key !== '' ? missing(registry)(key) : undefined;
  return (record: Readonly<Record<string, unknown>>): [field: string, message: string][] => {
    const { area, org, authors, editors } = record;
    const idOf = (name: unknown) => (name as { id?: unknown } | null)?.id;
    const found: [field: string, message: string | undefined][] = [
      ...listOf(area).map((tag, at) => {
        return [Array.isArray(area) ? `area.${at}` : 'area', check('areas', tag)] as const;
      }),
      ...listOf(org).map((key, at) => [`org.${at}`, check('orgs', key)] as const),
      ...Object.entries({ authors, editors }).flatMap(([field, names]) =>
        listOf(names).map((name, at) => {
          return [`${field}.${at}.id`, check('authors', idOf(name))] as const;
        }),
      ),
    ].map(([field, message]) => [field, message]);
    return found.flatMap(([field, message]) => (message === undefined ? [] : [[field, message]]));
  };
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value].flat();
}

/**
 * The content without the papers that contradict another record, for builds that go on without
 * them: what is left resolves, and `findConflicts` has nothing to say about it.
 */
export function withoutConflicts(content: Content): Content {
  const placeOf = ({ file, line }: Source) => `${file}:${line}`;
  const places = new Set(findConflicts(content).map(placeOf));
  return {
    ...content,
    papers: content.papers.filter(({ source }) => !places.has(placeOf(source))),
  };
}
