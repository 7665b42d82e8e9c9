import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { createSource } from '#search/engine/source.ts';
import { textIndex } from '#search/engine/text-index.ts';
import { chunkFile, commonFile, positionsFile } from '#search/index/catalogue-file.ts';
import { packWord } from '#search/index/common-word.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { packChunk, packTerm } from '#search/index/packed-postings.ts';
import { POSITION_BLOCK, positionBlocks } from '#search/index/position-blocks.ts';
import { type Posting, toPostings } from '#search/index/postings.ts';
import { englishKey } from '../../support/english-keys.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, openSearchSite, type SearchSite } from '../../support/search-site.ts';
import { sizes } from './some-postings.ts';

/** Every second of so many papers has a common word, at a place that the paper's ordinal tells. */
const SIZE = 8 * POSITION_BLOCK;
const common = toPostings(
  Array.from({ length: SIZE / 2 }, (_, at): Posting => {
    return { ordinal: 2 * at, title: 0, text: 1, places: [at % 100] };
  }),
);

/** The index of that word alone, and what is asked for. */
function openIndex() {
  const term = packTerm('net', common, { sizes });
  const words = { words: ['net'], names: [], folder: 'words/' };
  const files = new Map<string, string | Uint8Array<ArrayBuffer>>([
    [chunkFile('a'), gzipSync(packChunk([{ ...term, positions: new Uint8Array() }]))],
    [commonFile(words, 0), JSON.stringify(packWord(common, term.lengths))],
  ]);
  for (const [block, content] of [...positionBlocks(term)].entries()) {
    files.set(positionsFile('a', block), gzipSync(content));
  }
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request) => {
    asked.push(String(input));
    return new Response(files.get(String(input)), { status: files.has(String(input)) ? 200 : 404 });
  };
  const means = { text: 180, title: 9 };
  const text = { firsts: ['n'], chunks: ['a'], common: words, means };
  return { asked, index: textIndex(createSource({ base: '', fetch }), text, SIZE, englishKey) };
}

test('the places of a common word are loaded for the papers in question only', async () => {
  const { asked, index } = openIndex();
  const among = new OrdinalSet(SIZE, [4, 5, 2 * POSITION_BLOCK + 6]);
  const { ordinals, places } = await (await index.stretch('net')).places(among);
  expect([...ordinals]).toEqual([4, 2 * POSITION_BLOCK + 6]);
  expect(places.map((own) => [...own])).toEqual([[2], [(POSITION_BLOCK + 3) % 100]]);
  expect(asked).toEqual(['words/0.json', positionsFile('a', 0), positionsFile('a', 1)]);
});

test('the exact form of a common word needs no places', async () => {
  const { asked, index } = openIndex();
  expect((await index.exact('net')).ordinals.length).toBe(0);
  expect(asked).toEqual([chunkFile('a')]);
});

/** So many papers, so often, that each of the words fills a chunk. */
const texts = Array.from({ length: 60 }, (_, at) => {
  const own = ['state', 'of', 'the', 'art'];
  const turned = [...own.slice(at % 4), ...own.slice(0, at % 4)].join(' ');
  return `${`${turned} `.repeat(20)}${at === 7 ? 'art rare state' : ''}`;
});
let site: SearchSite;

beforeAll(async () => {
  const papers = texts.map((abstract, at) => ({ id: `p${at}`, title: 'X', abstract }));
  site = await buildSearchSite(makeCatalog([...papers, { authors: ['Of The'], abstract: 'No.' }]));
});
afterAll(() => site.remove());

const has = (phrase: string) => texts.filter((text) => text.includes(phrase)).length;

test.each([
  { phrase: 'state of', places: 0 },
  { phrase: 'of the', places: 0, names: 1 },
  { phrase: 'state of the art', places: 2 },
  { phrase: 'the art state', places: 2 },
  { phrase: 'of state', places: 2 },
  { phrase: 'art rare', places: 1 },
  { phrase: 'art rare state', places: 2 },
  { phrase: 'the rare', places: 1 },
])('"$phrase" is found as it stands, with $places files of places', async (example) => {
  const { phrase, places, names = 0 } = example;
  const fresh = openSearchSite(site.folder);
  const { total } = await fresh.search.find({ ...startState, q: `"${phrase}"` });
  expect(total).toBe(has(phrase) + names);
  const loaded = fresh.asked.filter((path) => path.startsWith('search/places/'));
  expect(loaded.length).toBe(places);
});
