import { href } from '#catalog/urls.ts';
import {
  CITATION_BLOCK,
  type CitationRecord,
  citationBlockFile,
  unpackCitation,
} from '#formats/cite/citation-record.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import type { Search } from '#search/engine/search.ts';

/** What is exported: papers by ordinal, with their ids where these are known. */
export interface Wanted {
  ordinals: readonly number[];
  ids?: readonly string[] | undefined;
  search: Search;
}

/** Files that are asked for at a time. */
const AT_ONCE = 8;

/** Papers whose place is checked against the search's catalogue. */
const CHECKED = 8;

/** Rows that are asked for at a time. */
const ROWS = 50;

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
  const records = ordinals.map((ordinal) => {
    const record = blocks.get(citationBlockFile(ordinal))?.[ordinal % CITATION_BLOCK];
    if (!record) throw new Error('The catalogue has changed: reload the page.');
    return record;
  });
  checkIds(records, ids ?? records.map(({ id }) => id));
  await checkPlaces(ordinals, records, search);
  const texts = abstracts ? await loadAbstracts(ordinals, search) : [];
  return records.map((record, at) => unpackCitation(record, texts[at]));
}

async function loadBlocks(ordinals: readonly number[]): Promise<Map<string, CitationRecord[]>> {
  const files = [...new Set(ordinals.map(citationBlockFile))];
  const blocks = new Map<string, CitationRecord[]>();
  const next = files.values();
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

/** A paper that came or went moves all that are newer, the newest of all among them. */
async function checkPlaces(
  ordinals: readonly number[],
  records: readonly CitationRecord[],
  search: Search,
): Promise<void> {
  const newestFirst = [...ordinals.keys()].sort((a, b) => (ordinals[b] ?? 0) - (ordinals[a] ?? 0));
  const step = Math.max(1, Math.floor(ordinals.length / CHECKED));
  const some = newestFirst.filter((_, at) => at % step === 0);
  const rows = await search.rows(
    some.map((at) => ordinals[at] ?? 0),
    [],
  );
  checkIds(
    some.flatMap((at) => records[at] ?? []),
    rows.map(({ id }) => id),
  );
}

function checkIds(records: readonly CitationRecord[], ids: readonly string[]): void {
  if (records.some(({ id }, at) => id !== ids[at])) {
    throw new Error('The catalogue has changed: reload the page.');
  }
}

async function loadAbstracts(ordinals: readonly number[], search: Search): Promise<string[]> {
  const texts: string[] = [];
  for (let at = 0; at < ordinals.length; at += ROWS) {
    const rows = await search.rows(ordinals.slice(at, at + ROWS), []);
    texts.push(...rows.map(({ abstract }) => abstract.map(({ text }) => text).join('')));
  }
  return texts;
}
