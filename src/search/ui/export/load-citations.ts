import { href } from '#catalog/urls.ts';
import {
  CITATION_BLOCK,
  type CitationRecord,
  citationBlockFile,
  unpackCitation,
} from '#formats/cite/citation-record.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import type { Search } from '#search/engine/search.ts';
import { plain } from '#search/ui/element.ts';

/** What is to be cited: papers by ordinal, with their ids where these are known. */
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

const CHANGED = 'The catalogue has changed: reload the page.';

/**
 * Loads what a citation of each paper needs.
 * @throws where a file is out of reach, or belongs to another version of the catalogue than the
 * search does.
 */
export async function loadCitations(
  { ordinals, ids, search }: Wanted,
  abstracts: boolean,
): Promise<CitedPaper[]> {
  const blocks = await loadBlocks(ordinals);
  const papers = ordinals.map((ordinal, at) => {
    const record = blocks.get(citationBlockFile(ordinal))?.[ordinal % CITATION_BLOCK];
    if (!record || record.id !== (ids?.[at] ?? record.id)) throw new Error(CHANGED);
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
    if (some.some(({ record }, place) => record.id !== rows[place]?.id)) throw new Error(CHANGED);
    if (abstracts) for (const { id, abstract } of rows) texts.set(id, plain(abstract));
  }
  return papers.map(({ record }) => unpackCitation(record, texts.get(record.id)));
}

async function loadBlocks(ordinals: readonly number[]): Promise<Map<string, CitationRecord[]>> {
  const blocks = new Map<string, CitationRecord[]>();
  const next = new Set(ordinals.map(citationBlockFile)).values();
  const loadSome = async () => {
    for (const file of next) {
      const answer = await fetch(href(`/${file}`), { cache: 'no-cache' });
      if (!answer.ok) throw new Error('The citations are out of reach: try again.');
      blocks.set(file, await answer.json());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loadSome));
  return blocks;
}
