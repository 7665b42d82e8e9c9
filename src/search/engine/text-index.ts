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
import { chosen, noPostings, type Postings, united, within } from '#search/index/postings.ts';
import { hasForm } from '#search/index/word-forms.ts';
import { isNameKey, nameKey, wordKey } from '#search/terms/keys.ts';
import { editsBetween, mostEdits } from '#search/terms/spelling.ts';
import { stem } from '#search/terms/stem.ts';
import { SearchFailure } from './search.ts';
import { onceEach, type Source } from './source.ts';

/** Chunks that are loaded at most for the words that begin with a word. */
const MOST_CHUNKS = 4;

/** What stems lack, and how long they are at least. */
const ENDINGS = `ions ings ational izations ances ences ments abilities ively ously ally ities edly
  ers ors isms ists nesses fully`.split(/\s+/);
const SHORTEST_STEM = 4;

/** Behind all words that begin with what it follows. */
const LAST = '\uffff';

export type TextIndex = ReturnType<typeof textIndex>;

/** The searchable text of so many papers. Words are given as `wordsOf` gives them. */
export function textIndex(source: Source, text: PackedText, size: number) {
  const { firsts, chunks, common } = text;
  const commonPlaces = new Map(common.words.map((word, place) => [word, place]));
  const ownChunks = new Set(common.words.map(placeOf));
  const ownNames = new Set(common.names);
  const chunk = onceEach(async (place: number): Promise<Chunk> => {
    const content = await source.gzip(chunkFile(chunks[place] ?? ''));
    try {
      return openChunk(content);
    } catch (cause) {
      throw new SearchFailure('corrupt', `A chunk of the index: ${String(cause)}`, { cause });
    }
  });

  /** The chunk in which a word is, if it is in any. */
  function placeOf(word: string): number {
    return Math.max(
      0,
      firsts.findLastIndex((first) => first <= word),
    );
  }

  async function inChunk(key: string): Promise<Postings> {
    return chunks.length === 0 ? noPostings : (await chunk(placeOf(key))).postings(key);
  }

  async function byKey(key: string): Promise<Postings> {
    const place = commonPlaces.get(key);
    if (place === undefined) return inTexts(key, await inChunk(key));
    return unpackWord((await source.json(commonFile(common, place))) as PackedWord);
  }

  return {
    size,
    /** How long each abstract and each title is, in relation to the mean. */
    lengths: { text: relative(text.lengths), title: relative(text.titles) },
    /** Whether so many papers have the word that it says little. */
    isCommon: (word: string): boolean => commonPlaces.has(wordKey(word)),
    /** Whether a word of few papers may be a slip of one that very many have; short ones are terms. */
    isNearCommon(word: string): boolean {
      const key = wordKey(word);
      return mostEdits(word) > 1 && common.words.some((other) => editsBetween(key, other, 1) === 1);
    },
    /** The papers that have the word in title or abstract, in any of its forms; without places. */
    word: (word: string): Promise<Postings> => byKey(wordKey(word)),
    /** The same, with places. */
    places: async (word: string): Promise<Postings> =>
      inTexts(wordKey(word), await inChunk(wordKey(word))),
    /** The papers that have the word in title or abstract in just this form. */
    async exact(word: string): Promise<Postings> {
      const key = wordKey(word);
      if (chunks.length === 0) return noPostings;
      const own = await chunk(placeOf(key));
      return chosen(own.postings(key), hasForm(own.forms(key), word));
    },
    /** The papers with an author who has the word in the name, with places. */
    async name(word: string): Promise<Postings> {
      const isWord = commonPlaces.has(wordKey(word)) && !ownNames.has(word);
      return isWord ? noPostings : within(await inChunk(nameKey(word)), ['authors']);
    },
    /** The papers that an identifier, as `bareId` gives it, is one of. */
    async id(id: string): Promise<Postings> {
      const isWord = commonPlaces.has(wordKey(id));
      return isWord ? noPostings : within(await inChunk(nameKey(id)), ['ids']);
    },
    /** The papers that have words, or authors, that begin so; without places of common words. */
    async beginning(word: string): Promise<Postings> {
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
      // The address of code that begins so is no word.
      const own = within(united(others), ['title', 'text', 'authors']);
      return united([...(await Promise.all(shared.map(byKey))), own]);
    },
    /** The papers that have a word of which this is a longer form, cut off: `attenti`. */
    async cutOff(word: string): Promise<Postings> {
      const stems = Array.from(word, (_, end) => word.slice(0, end)).filter(
        (own) =>
          own.length >= SHORTEST_STEM &&
          ENDINGS.some((ending) => ending.startsWith(word.slice(own.length))),
      );
      return united(await Promise.all(stems.map(byKey)));
    },
  };
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
