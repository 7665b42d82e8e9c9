import { href } from '#catalog/urls.ts';
import {
  CITATION_BLOCK,
  type CitationRecord,
  citationBlockFile,
  unpackCitation,
} from '#formats/cite/citation-record.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import { type Search, SearchFailure } from '#search/engine/search.ts';
import { plain } from '#search/ui/element.ts';

/** Papers of a search by ordinal, with their ids where these are known. */
export interface Wanted {
  ordinals: readonly number[];
  ids?: readonly string[] | undefined;
  search: Search;
}

/** Files that are asked for at a time. */
const AT_ONCE = 8;

/** Papers whose ordinal is checked against the search's catalogue, where not all are. */
const CHECKED = 8;

/** Rows that are asked for at a time. */
const ROWS = 50;

const CHANGED = 'The citations are of another version of the catalogue';

/**
 * Loads what a citation of each paper needs.
 * @param load gives the records of a file, by its path below the site's base; by default from
 *   the site of the page.
 * @throws SearchFailure `outdated` where the search is of another version of the catalogue; what
 *   `load` and the search throw
 */
export async function loadCitations(
  { ordinals, ids, search }: Wanted,
  abstracts: boolean,
  load = loadBlock,
): Promise<CitedPaper[]> {
  const blocks = await loadBlocks(ordinals, load);
  const papers = ordinals.map((ordinal, at) => {
    const record = blocks.get(citationBlockFile(ordinal))?.[ordinal % CITATION_BLOCK];
    if (!record || record.id !== (ids?.[at] ?? record.id)) {
      throw new SearchFailure('outdated', CHANGED);
    }
    return { ordinal, record };
  });
  // A paper that came or went moves all that are newer, the newest of all among them.
  const newestFirst = papers.toSorted((a, b) => b.ordinal - a.ordinal);
  const step = abstracts ? 1 : Math.max(1, Math.floor(papers.length / CHECKED));
  const checked = newestFirst.filter((_, at) => at % step === 0);
  const texts = new Map<string, string>();
  for (let at = 0; at < checked.length; at += ROWS) {
    const some = checked.slice(at, at + ROWS);
    const asked = some.map(({ ordinal }) => ordinal);
    const rows = await search.rows(asked, []);
    if (some.some(({ record }, place) => record.id !== rows[place]?.id)) {
      throw new SearchFailure('outdated', CHANGED);
    }
    if (abstracts) for (const { id, abstract } of rows) texts.set(id, plain(abstract));
  }
  return papers.map(({ record }) => unpackCitation(record, texts.get(record.id)));
}

async function loadBlocks(
  ordinals: readonly number[],
  load: typeof loadBlock,
): Promise<Map<string, CitationRecord[]>> {
  const blocks = new Map<string, CitationRecord[]>();
  const next = new Set(ordinals.map(citationBlockFile)).values();
  const loadSome = async () => {
    for (const file of next) blocks.set(file, await load(file));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loadSome));
  return blocks;
}

async function loadBlock(file: string): Promise<CitationRecord[]> {
  const answer = await fetch(href(`/${file}`), { cache: 'no-cache' });
  if (!answer.ok) throw new Error('The citations are out of reach: try again.');
  return answer.json();
}
