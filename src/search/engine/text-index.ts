import {
  chunkFile,
  commonFile,
  type PackedText,
  unpackLengths,
} from '#search/index/catalogue-file.ts';
import {
  type Chunk,
  openChunk,
  type PackedWord,
  unpackWord,
} from '#search/index/packed-postings.ts';
import { noPostings, type Postings, united, within } from '#search/index/postings.ts';
import { isNameKey, nameKey, wordKey } from '#search/terms/keys.ts';
import { stem } from '#search/terms/stem.ts';
import { SearchFailure } from './search.ts';
import type { Source } from './source.ts';

/** The searchable text of the papers. Words are given as `wordsOf` gives them. */
export interface TextIndex {
  /** Papers in the catalogue. */
  size: number;
  /** How long each abstract and each title is, in relation to the mean. */
  lengths: Record<'text' | 'title', Float32Array>;
  /** Whether so many papers have the word that it says little. */
  isCommon(word: string): boolean;
  /** The papers that have the word in title or abstract, in any of its forms; without places. */
  word(word: string): Promise<Postings>;
  /** The same, with places. */
  places(word: string): Promise<Postings>;
  /** The papers with an author who has the word in the name, with places. */
  name(word: string): Promise<Postings>;
  /** The papers that an identifier, as `bareId` gives it, is one of. */
  id(id: string): Promise<Postings>;
  /** The papers that have words, or authors, that begin so; without places of common words. */
  beginning(word: string): Promise<Postings>;
  /** The papers that have a word of which this is a longer form, cut off: `attenti`. */
  cutOff(word: string): Promise<Postings>;
}

/** Chunks that are loaded at most for the words that begin with a word. */
const MOST_CHUNKS = 4;

/** What stems lack, and how long they are at least. */
const ENDINGS = [
  'ions',
  'ings',
  'ational',
  'izations',
  'ances',
  'ences',
  'ments',
  'abilities',
].concat([
  'ively',
  'ously',
  'ally',
  'ities',
  'edly',
  'ers',
  'ors',
  'isms',
  'ists',
  'nesses',
  'fully',
]);
const SHORTEST_STEM = 4;

/** Behind all words that begin with what it follows. */
const LAST = '\uffff';

export function textIndex(source: Source, text: PackedText, size: number): TextIndex {
  const { firsts, chunks, common } = text;
  const opened = new Map<number, Promise<Chunk>>();
  const commonPlaces = new Map(common.words.map((word, place) => [word, place]));
  const ownChunks = new Set(common.words.map(placeOf));
  const ownNames = new Set(common.names);

  /** The chunk in which a word is, if it is in any. */
  function placeOf(word: string): number {
    return Math.max(
      0,
      firsts.findLastIndex((first) => first <= word),
    );
  }

  function chunk(place: number): Promise<Chunk> {
    const known = opened.get(place);
    if (known) return known;
    const opening = source.gzip(chunkFile(chunks[place] ?? '')).then(unpackChunk);
    opened.set(place, opening);
    opening.catch(() => opened.delete(place));
    return opening;
  }

  async function inChunk(key: string): Promise<Postings> {
    return chunks.length === 0 ? noPostings : (await chunk(placeOf(key))).postings(key);
  }

  async function commonWord(place: number): Promise<Postings> {
    return unpackWord((await source.json(commonFile(common, place))) as PackedWord);
  }

  async function byKey(key: string): Promise<Postings> {
    const place = commonPlaces.get(key);
    return place === undefined ? inTexts(key, await inChunk(key)) : commonWord(place);
  }

  return {
    size,
    lengths: { text: relative(text.lengths), title: relative(text.titles) },
    isCommon: (word) => commonPlaces.has(wordKey(word)),
    word: (word) => byKey(wordKey(word)),
    places: async (word) => inTexts(wordKey(word), await inChunk(wordKey(word))),
    async name(word) {
      const isWord = commonPlaces.has(wordKey(word)) && !ownNames.has(word);
      return isWord ? noPostings : within(await inChunk(nameKey(word)), ['authors']);
    },
    async id(id) {
      return commonPlaces.has(wordKey(id))
        ? noPostings
        : within(await inChunk(nameKey(id)), ['ids']);
    },
    async beginning(word) {
      const beginning = stem(word);
      const shared = common.words.filter((key) => key.startsWith(beginning));
      const first = placeOf(beginning);
      const length = placeOf(beginning + LAST) - first + 1;
      const places = Array.from({ length }, (_, at) => first + at)
        .filter((place) => !ownChunks.has(place) && chunks.length > 0)
        .slice(0, MOST_CHUNKS);
      const others = (await Promise.all(places.map(chunk))).flatMap(({ words, postings }) =>
        words.filter((key) => key.startsWith(beginning)).map(postings),
      );
      return united([...(await Promise.all(shared.map(byKey))), ...others]);
    },
    async cutOff(word) {
      const stems = Array.from(word, (_, end) => word.slice(0, end)).filter(
        (own) =>
          own.length >= SHORTEST_STEM &&
          ENDINGS.some((ending) => ending.startsWith(word.slice(own.length))),
      );
      return united(await Promise.all(stems.map(byKey)));
    },
  };
}

function unpackChunk(content: Uint8Array): Chunk {
  try {
    return openChunk(content);
  } catch (error) {
    throw new SearchFailure('corrupt', `A chunk of the index: ${String(error)}`, { cause: error });
  }
}

/** What is said of a word of texts, where its key could be one of a name too. */
function inTexts(key: string, postings: Postings): Postings {
  return isNameKey(key) ? within(postings, ['title', 'text']) : postings;
}

/** Lengths in relation to the mean of those that are there. */
function relative(packed: string): Float32Array {
  const lengths = Float32Array.from(unpackLengths(packed));
  const filled = lengths.filter((length) => length > 1);
  const mean = filled.reduce((sum, length) => sum + length, 0) / Math.max(filled.length, 1);
  return lengths.map((length) => length / Math.max(mean, 1));
}
