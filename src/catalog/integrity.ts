import type { Content, Problem, Source, SourcedPaper } from './content.ts';
import { memo } from './maps.ts';
import { nearest } from './nearest.ts';

/** What can be asked of a registry: a Map of entries, or a Set of their keys. */
interface Keys {
  has: (key: string) => boolean;
  keys: () => Iterable<string>;
}

/**
 * Finds what is wrong between records that are each valid: ids and arXiv identifiers that two
 * papers share, and areas, organisations and authors that no registry has. A problem stands at
 * the later of two papers, on the line of its record. Linear in the number of papers. A shared
 * DOI is none: a paper may have only that of its proceedings. `known` has the keys of registry
 * entries that are there but not valid, so that these are not reported once more a paper.
 */
export function findConflicts(
  content: Content,
  known: Record<'areas' | 'orgs' | 'authors', Keys> = content,
): Problem[] {
  const unique = [
    uniqueField('id', 'give one of them another id'),
    uniqueField('arxiv', 'keep one of the two papers, or correct the number'),
  ];
  const registries = {
    areas: registry('areas', known.areas),
    orgs: registry('orgs', known.orgs),
    authors: registry('authors', known.authors),
  };
  return content.papers.flatMap((paper) => [
    ...unique.flatMap((check) => check(paper)),
    ...references(paper).flatMap(({ registry, field, key }) => {
      const message = registries[registry](key);
      return message === undefined ? [] : [{ ...paper.source, field, message }];
    }),
  ]);
}

/**
 * The content without the papers that contradict another record, for builds that go on without
 * them: what is left resolves, and `findConflicts` has nothing to say about it.
 */
export function withoutConflicts(content: Content): Content {
  const places = new Set(findConflicts(content).map(({ file, line }) => `${file}:${line}`));
  const papers = content.papers.filter(
    ({ source }) => !places.has(`${source.file}:${source.line}`),
  );
  return { ...content, papers };
}

function uniqueField(field: 'id' | 'arxiv', remedy: string) {
  const seen = new Map<string, Source>();
  return ({ record, source }: SourcedPaper): Problem[] => {
    const value = record[field];
    if (value === undefined) return [];
    const first = seen.get(value);
    if (!first) {
      seen.set(value, source);
      return [];
    }
    const message = `"${value}" is also that of ${first.file}:${first.line}; ${remedy}`;
    return [{ ...source, field, message }];
  };
}

/** What to say of a key that the registry lacks; each is looked up once, however often used. */
function registry(name: string, known: Keys) {
  return memo((key: string): string | undefined => {
    if (known.has(key)) return undefined;
    const guess = nearest(key, known.keys());
    const advice = guess ? `did you mean "${guess}"? Otherwise add` : 'add';
    return `"${key}" is not in ${name}/; ${advice} ${name}/${key}.yaml`;
  });
}

function* references({ record }: SourcedPaper) {
  yield { registry: 'areas', field: 'area', key: record.area } as const;
  for (const [index, key] of record.org.entries()) {
    yield { registry: 'orgs', field: `org.${index}`, key } as const;
  }
  for (const [index, { id: key }] of record.authors.entries()) {
    if (key !== undefined) {
      yield { registry: 'authors', field: `authors.${index}.id`, key } as const;
    }
  }
}
