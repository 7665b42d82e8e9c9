import { areasOf } from '#schema/work.ts';
import type { Content, Problem, Source, SourcedPaper } from './content.ts';
import { memo } from './maps.ts';
import { nearest } from './nearest.ts';

type Registry = 'areas' | 'orgs' | 'authors';

/** What to do about two papers that share what is to be their own. */
const remedies = {
  id: 'give one of them another id',
  arxiv: 'keep one of the two papers, or correct the number',
};

/**
 * Finds what is wrong between records that are each valid: ids and arXiv identifiers that two
 * papers share, and areas, organisations and authors that no registry has. A problem stands at
 * the later of two papers, on the line of its record. Linear in the number of papers. A shared
 * DOI is none: a paper may have only that of its proceedings. `known` has the keys of registry
 * entries that are there but not valid, so that these are not reported once more a paper.
 */
export function findConflicts(
  content: Content,
  known: Record<Registry, ReadonlyMap<string, unknown> | ReadonlySet<string>> = content,
): Problem[] {
  const firsts = { id: new Map<string, Source>(), arxiv: new Map<string, Source>() };
  const shared = (field: keyof typeof remedies, { record, source }: SourcedPaper) => {
    const value = record[field];
    if (value === undefined) return undefined;
    const first = firsts[field].get(value);
    if (!first) firsts[field].set(value, source);
    return first && `"${value}" is also that of ${first.file}:${first.line}; ${remedies[field]}`;
  };
  // What to say of a key is found out once, however often it is used.
  const missing = memo((registry: Registry) =>
    memo((key: string) => {
      if (known[registry].has(key)) return undefined;
      const guess = nearest(key, known[registry].keys());
      const advice = guess ? `did you mean "${guess}"? Otherwise add` : 'add';
      return `"${key}" is not in ${registry}/; ${advice} ${registry}/${key}.yaml`;
    }),
  );
  return content.papers.flatMap((paper) => {
    const { area, org, authors, editors } = paper.record;
    const tags = areasOf(paper.record);
    const messages: [field: string, message: string | undefined][] = [
      ['id', shared('id', paper)],
      ['arxiv', shared('arxiv', paper)],
    ];
    for (const [at, tag] of tags.entries())
      messages.push([Array.isArray(area) ? `area.${at}` : 'area', missing('areas')(tag)]);
    for (const [at, key] of org.entries()) messages.push([`org.${at}`, missing('orgs')(key)]);
    for (const [field, names] of Object.entries({ authors, editors }))
      for (const [at, { id }] of names.entries())
        if (id !== undefined) messages.push([`${field}.${at}.id`, missing('authors')(id)]);
    return messages.flatMap(([field, message]) =>
      message === undefined ? [] : [{ ...paper.source, field, message }],
    );
  });
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
