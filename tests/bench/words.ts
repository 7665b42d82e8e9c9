import { resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import type { PaperRecord } from '#schema/paper.ts';
import { startState } from '#search/engine/query/state.ts';
import type { Search } from '#search/engine/search.ts';
import { lexiconKeys } from '#search/pagefind/lexicon-words.ts';
import { makeCatalog } from '../support/papers.ts';
import { markdownTable, measuredOn } from './report.ts';
import { readRecords, takeSample } from './sample.ts';
import { buildIndex, searchReader } from './search-reader.ts';

/** Titles of other papers that a word stands in, to be one that readers use. */
const TITLES = 10;

/** Papers that are asked for by what a reference says of them. */
const REFERENCES = 400;

const dictionaries = ['dictionary-en', 'dictionary-en-gb'];

/**
 * Asks a catalogue of so many papers of a file, of all years, for words of the other papers'
 * titles, and counts those in whose place it searches for another word; then for its own papers by
 * what references and rows say of them.
 */
export async function benchWords(file: string, count: number): Promise<string> {
  const all = await readRecords(resolve(file));
  const own = takeSample(all, count).map(({ paper }) => paper);
  const catalog = makeCatalog(own, {}, { dictionaries });
  const { search } = searchReader(await buildIndex(catalog, 'words'));
  const ids = new Set(own.map(({ id }) => id));
  const others = all.filter(({ paper }) => !ids.has(paper.id)).map(({ paper }) => paper.title);
  const ordinals = new Map(catalog.papers.toReversed().map(({ id }, at) => [id, at]));
  return [
    `${measuredOn()}: ${counted(own.length, 'paper')}.`,
    await replacedTable(search, others),
    await referenceTable(
      search,
      takeSample(
        own.map((paper) => ({ paper })),
        REFERENCES,
      ),
      ordinals,
    ),
  ].join('\n\n');
}

async function replacedTable(search: Search, titles: readonly string[]): Promise<string> {
  const words = await lexiconKeys(dictionaries, '', { keyOf: (word) => word });
  const frequent = frequentWords(titles);
  const groups = Map.groupBy(frequent, (word) => (words.has(word) ? 'known' : 'others'));
  const names = { known: 'of the dictionaries and the field', others: 'all others' };
  const rows: string[][] = [];
  for (const [group, name] of Object.entries(names)) {
    const asked = groups.get(group as keyof typeof names) ?? [];
    const replaced: string[] = [];
    for (const word of asked) {
      const { corrected } = await search.find({ ...startState, q: word });
      if (corrected.length > 0) replaced.push(`${word} by ${corrected[0]?.used}`);
    }
    const some = replaced.slice(0, 5).join(', ');
    rows.push([name, grouped(asked.length), grouped(replaced.length), some]);
  }
  return markdownTable([`words of ${TITLES} titles`, 'asked', 'replaced', 'some'], rows);
}

function frequentWords(titles: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    for (const word of new Set(
      title.toLowerCase().match(/(?<![\p{L}\p{N}-])[a-z]{3,}(?![\p{L}\p{N}-])/gu),
    ))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].filter(([, papers]) => papers >= TITLES).map(([word]) => word);
}

/** What is typed or pasted of a paper, by what it is called; nothing where the paper lacks it. */
const references: Record<string, (paper: PaperRecord) => string | undefined> = {
  'author, year, two words': (paper) =>
    joined(first(paper)?.family, yearOf(paper), twoWords(paper)),
  'initials, author, two words': (paper) => {
    const { given, family } = first(paper) ?? {};
    const initials = given?.match(/(?<!\p{L})\p{L}/gu)?.map((letter) => `${letter}.`);
    return joined(initials?.join(' '), family, twoWords(paper));
  },
  'et al., year, title': (paper) =>
    joined(first(paper)?.family, 'et al.,', `${yearOf(paper)}.`, paper.title),
  APA: (paper) => {
    const { given, family } = first(paper) ?? {};
    return given && `${family}, ${given.slice(0, 1)}. (${yearOf(paper)}). ${paper.title}.`;
  },
  IEEE: (paper) => {
    const { given, family } = first(paper) ?? {};
    return given && `[1] ${given.slice(0, 1)}. ${family}, "${paper.title}," ${yearOf(paper)}.`;
  },
  'BibTeX, its first line': ({ id }) => `@inproceedings{${id},`,
  DOI: ({ doi }) => doi && `https://doi.org/${doi}`,
};

async function referenceTable(
  search: Search,
  sample: readonly { paper: PaperRecord }[],
  ordinals: ReadonlyMap<string, number>,
): Promise<string> {
  const rows: string[][] = [];
  for (const [name, write] of Object.entries(references)) {
    let [asked, atFirst, among] = [0, 0, 0];
    for (const { paper } of sample) {
      const q = write(paper);
      if (!q) continue;
      const answer = await search.find({ ...startState, q });
      const place = answer.ordinals.indexOf(ordinals.get(paper.id) ?? -1);
      asked += 1;
      if (place === 0) atFirst += 1;
      if (place >= 0 && place < 10) among += 1;
    }
    const shares = [atFirst, among].map((found) => (asked > 0 ? (found / asked).toFixed(3) : ''));
    rows.push([name, grouped(asked), ...shares]);
  }
  return markdownTable(['asked for by', 'papers', 'success@1', 'success@10'], rows);
}

function first({ authors = [] }: PaperRecord) {
  return authors[0];
}

function yearOf({ date }: PaperRecord): string {
  return date.slice(0, 4);
}

/** The two longest words of a title, in its order. */
function twoWords({ title }: PaperRecord): string | undefined {
  const words = title.match(/[\p{L}\p{N}-]{4,}/gu) ?? [];
  const [one, two] = words.toSorted((a, b) => b.length - a.length);
  if (!one || !two) return undefined;
  return words.filter((word) => word === one || word === two).join(' ');
}

function joined(...parts: (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(' ');
}
