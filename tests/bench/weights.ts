import { resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import type { PaperRecord } from '#schema/paper.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { makeCatalog } from '../support/papers.ts';
import { markdownTable, measuredOn, percentile } from './report.ts';
import { readRecords, takeSample } from './sample.ts';
import { buildIndex, firstSearchCost } from './search-reader.ts';

/** Questions of each kind. */
const QUESTIONS = 40;

/** The frequent pairs of words that are searched for as phrases. */
const PHRASES = 20;

/**
 * Measures what the first search of a visit loads, by the kind of question, in a catalogue of so
 * many papers of a file: of all years, or where there are fewer all of them, and again under other
 * ids until there are as many. What is asked are some of its own papers.
 */
export async function benchWeights([file, papers]: readonly string[]): Promise<string> {
  if (!file)
    throw new Error('Name the file of records: npm run bench -- weights FILE.jsonl.gz [PAPERS]');
  const all = (await readRecords(resolve(file))).map(({ paper }) => ({ paper }));
  const count = papers ? Number(papers) : all.length;
  const own = takeSample(all, count).map(({ paper }) => paper);
  const catalog = makeCatalog(repeated(own, count), {}, { dictionaries });
  const site = await buildIndex(catalog, 'weights');
  const asked = own.slice(0, QUESTIONS);
  const rows: string[][] = [];
  for (const [name, questions] of Object.entries(questionsOf(own, asked))) {
    const costs = await Array.fromAsync(questions, (question) => firstSearchCost(site, question));
    const figures = (['bytes', 'requests'] as const).flatMap((figure) => {
      const numbers = costs.map((cost) => cost[figure]);
      return [0.5, 1].map((share) => grouped(percentile(numbers, share)));
    });
    rows.push([name, grouped(questions.length), ...figures]);
  }
  const head = ['first search', 'asked', 'bytes, median', 'at most', 'requests, median', 'at most'];
  const others = counted(count - own.length, 'of them a copy', 'of them copies');
  return `${measuredOn()}: ${counted(count, 'paper')}, ${others}.\n\n${markdownTable(head, rows)}`;
}

const dictionaries = ['dictionary-en', 'dictionary-en-gb'];

function repeated(own: readonly PaperRecord[], count: number): PaperRecord[] {
  return Array.from({ length: count }, (_, at) => {
    const paper = own[at % own.length] as PaperRecord;
    return at < own.length ? paper : { ...paper, id: `${paper.id}-${Math.floor(at / own.length)}` };
  });
}

/** What a reader asks for, by its kind. */
function questionsOf(
  all: readonly PaperRecord[],
  asked: readonly PaperRecord[],
): Record<string, string[]> {
  const counts = countWords(all);
  const rarity = (word: string) => counts.get(word) ?? 0;
  const telling = ({ abstract = '' }: PaperRecord) =>
    [...new Set(wordsOf(abstract))].filter((word) => rarity(word) > 1);
  const rarest = (paper: PaperRecord) => telling(paper).sort((a, b) => rarity(a) - rarity(b));
  return {
    'three words of the title': asked.map(({ title }) => wordsOf(title).slice(0, 3).join(' ')),
    'a family name and a word': asked.map((paper) =>
      [paper.authors[0]?.family ?? '', longest(wordsOf(paper.title))].join(' '),
    ),
    'three telling words': asked.map((paper) => rarest(paper).slice(0, 3).join(' ')),
    'a title with a slip': asked.map(({ title }) => {
      const word = longest(wordsOf(title));
      const at = Math.floor(word.length / 2);
      return title.toLowerCase().replace(word, word.slice(0, at) + word.slice(at + 1));
    }),
    'a question in a sentence': asked.map(
      ({ title }) => `what is known about ${title.toLowerCase()}?`,
    ),
    'a phrase of common words': frequentPairs(all.slice(0, 5000)).map((pair) => `"${pair}"`),
  };
}

/** The words that tell something, in their order. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/gu) ?? [];
  return words.filter((word) => !isStopWord(word));
}

function longest(words: readonly string[]): string {
  return words.reduce((most, word) => (word.length > most.length ? word : most), '');
}

function countWords(papers: readonly PaperRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { abstract = '' } of papers)
    for (const word of new Set(wordsOf(abstract))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Pairs of neighbouring words, none of them a stop word, that stand in most abstracts. */
function frequentPairs(papers: readonly PaperRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { abstract = '' } of papers) {
    const words = abstract.toLowerCase().split(/\s+/);
    const pairs = words.slice(1).flatMap((word, at) => {
      const pair = [words[at] ?? '', word];
      return pair.every((one) => wordsOf(one)[0] === one) ? [pair.join(' ')] : [];
    });
    for (const pair of new Set(pairs)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([, one], [, other]) => other - one).slice(0, PHRASES);
  return frequent.map(([pair]) => pair);
}
