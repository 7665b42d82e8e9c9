import {
  chunkFile,
  commonFile,
  type PackedText,
  positionsFile,
} from '#search/index/catalogue-file.ts';
import { type PackedWord, pairKey, unpackWord } from '#search/index/common-word.ts';
import { type KnownLengths, noteLengths } from '#search/index/lengths.ts';
import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { type Chunk, openChunk } from '#search/index/packed-postings.ts';
import { openPositionBlock, POSITION_BLOCK } from '#search/index/position-blocks.ts';
import {
  chosen,
  noPostings,
  type Postings,
  postingsAt,
  united,
  within,
} from '#search/index/postings.ts';
import { fromText, unpackTermVector } from '#search/index/vectors.ts';
import { hasForm } from '#search/index/word-forms.ts';
import { derivedKeys } from '#search/terms/derived.ts';
import { isNameKey, type KeyOf, nameForm } from '#search/terms/keys.ts';
import { editsBetween, mostEdits } from '#search/terms/spelling.ts';
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

/** What is known of a word, or of two that follow each other. */
export interface Stretch {
  /** The papers that have it in title or abstract; without places of what is common. */
  postings: Postings;
  /** Those among some papers, with places: where two words follow each other, of the second. */
  places(among: OrdinalSet): Promise<Postings>;
}

/** Its words are common ones, two by two, as `pairKey` writes them. */
interface PairIndex {
  stretch(pair: string): Promise<Stretch>;
}

/** The searchable text of so many papers. Words are given as `wordsOf` gives them. */
export function textIndex(
  source: Source,
  text: PackedText,
  size: number,
  keyOf: KeyOf,
  lengths: KnownLengths = { text: new Float32Array(size), title: new Float32Array(size) },
) {
  const { firsts, chunks, common, means } = text;
  const commonPlaces = new Map(common.words.map((word, place) => [word, place]));
  const ownChunks = new Set(common.words.map(placeOf));
  const ownNames = new Set(common.names);
  const chunk = onceEach((place: number) => opened(chunkFile(chunks[place] ?? ''), openChunk));
  const positions = onceEach((path: string) => opened(path, openPositionBlock));

  const pairs = onceEach(async (path: string): Promise<PairIndex> => {
    const listed = (await source.json(path)) as PackedText;
    return textIndex(source, listed, size, (key) => key, lengths);
  });

  async function opened<Content>(path: string, open: (bytes: Uint8Array) => Content) {
    const bytes = await source.gzip(path);
    try {
      return open(bytes);
    } catch (cause) {
      throw new SearchFailure('corrupt', `${path}: ${String(cause)}`, { cause });
    }
  }

  /** The chunk in which a word is, if it is in any. */
  function placeOf(word: string): number {
    const place = firsts.findLastIndex((first) => first <= word);
    return Math.max(0, place);
  }

  /** The postings of a term of a chunk; how long these papers are is known from then on. */
  function postingsIn(own: Chunk, key: string): Postings {
    const postings = own.postings(key);
    noteLengths(lengths, postings, own.lengths(key), means);
    return postings;
  }

  async function inChunk(key: string): Promise<Postings> {
    return chunks.length === 0 ? noPostings : postingsIn(await chunk(placeOf(key)), key);
  }

  /** What is said of a common word. */
  function commonWord(key: string): Promise<PackedWord> | undefined {
    const place = commonPlaces.get(key);
    if (place === undefined) return undefined;
    return source.json(commonFile(common, place)) as Promise<PackedWord>;
  }

  async function byKey(key: string): Promise<Postings> {
    const packed = await commonWord(key);
    if (!packed) return inTexts(key, await inChunk(key));
    const { postings, lengths: steps } = unpackWord(packed);
    noteLengths(lengths, postings, steps, means);
    return postings;
  }

  /** Whether a word is a common one, and part of nobody's name. */
  function isNoName(word: string): boolean {
    return commonPlaces.has(keyOf(word)) && !ownNames.has(word);
  }

  /** The places of a common word in some of its papers, in whose blocks they are. */
  async function inBlocks(key: string, own: Postings, among: OrdinalSet): Promise<Postings> {
    const name = chunks[placeOf(key)] ?? '';
    const wanted = [...own.ordinals.keys()].filter((at) => among.has(own.ordinals[at] ?? 0));
    const numbers = new Set(wanted.map((at) => Math.floor(at / POSITION_BLOCK)));
    const loaded = Array.from(numbers, async (number) => {
      return [number, await positions(positionsFile(name, number))] as const;
    });
    const blocks = new Map(await Promise.all(loaded));
    const where = wanted.map((at) => {
      const block = blocks.get(Math.floor(at / POSITION_BLOCK));
      return [own.ordinals[at] ?? 0, block?.[at % POSITION_BLOCK] ?? new Uint32Array()] as const;
    });
    return postingsAt(new Map(where));
  }

  async function stretchOf(key: string): Promise<Stretch> {
    const postings = await byKey(key);
    const places = async (among: OrdinalSet) =>
      commonPlaces.has(key) ? inBlocks(key, postings, among) : postings;
    return { postings, places };
  }

  return {
    size,
    keyOf,
    /** How long the abstracts and titles are, in relation to the mean, of papers met so far. */
    lengths,
    /** Whether so many papers have the word that it says little. */
    isCommon: (word: string): boolean => commonPlaces.has(keyOf(word)),
    /** Whether a word of few papers may be a slip of one that very many have; short ones are terms. */
    isNearCommon(word: string): boolean {
      const key = keyOf(word);
      return mostEdits(word) > 1 && common.words.some((other) => editsBetween(key, other, 1) === 1);
    },
    /** What a word is about; nothing where that was not learnt. */
    async vector(word: string): Promise<Float32Array | undefined> {
      const key = keyOf(word);
      const packed = await commonWord(key);
      const own = packed ? fromText(packed[3] ?? '') : (await chunk(placeOf(key))).vector(key);
      return own.length > 0 ? unpackTermVector(own) : undefined;
    },
    /** Has come what says which papers have a word in their texts or names. */
    async load(word: string): Promise<void> {
      const keys = isNoName(word) ? [keyOf(word)] : [keyOf(word), keyOf(nameForm(word))];
      const places = chunks.length > 0 ? keys.map(placeOf) : [];
      await (commonWord(keyOf(word)) ?? Promise.all(places.map(chunk)));
    },
    /** The papers that have the word in title or abstract, in any of its forms; without places. */
    word: (word: string): Promise<Postings> => byKey(keyOf(word)),
    /** The same, and where in papers they have it. */
    stretch: (word: string): Promise<Stretch> => stretchOf(keyOf(word)),
    /** What is known of two common words that often follow each other. */
    async pair(first: string, second: string): Promise<Stretch | undefined> {
      const keys = [keyOf(first), keyOf(second)] as const;
      if (!text.pairs || !keys.every((key) => commonPlaces.has(key))) return undefined;
      const { stretch } = await pairs(text.pairs);
      const own = await stretch(pairKey(...keys));
      return own.postings.ordinals.length > 0 ? own : undefined;
    },
    /** The papers that have the word in title or abstract in just this form. */
    async exact(word: string): Promise<Postings> {
      const key = keyOf(word);
      if (chunks.length === 0) return noPostings;
      const own = await chunk(placeOf(key));
      return chosen(postingsIn(own, key), hasForm(own.forms(key), word));
    },
    /**
     * Says of each of the postings of a word whether its paper has it in this form, be it singular
     * or plural; of a common one, whose forms are in a file of their own, only where that is worth
     * a file.
     */
    async inForm(word: string, isWorthIt: boolean): Promise<((at: number) => boolean) | undefined> {
      const key = keyOf(word);
      if (chunks.length === 0 || (commonPlaces.has(key) && !isWorthIt)) return undefined;
      const forms = (await chunk(placeOf(key))).forms(key);
      const own = [word, `${word}s`, word.replace(/s$/, '')].map((form) => hasForm(forms, form));
      return (at) => own.some((has) => has(at));
    },
    /** The papers with words derived from this one: `sparsity` of `sparse`; else those in its file. */
    async derived(word: string, isWorthIt: boolean): Promise<Postings> {
      const key = keyOf(word);
      const place = placeOf(key);
      const isAtHand = (other: string) =>
        placeOf(other) === place && !commonPlaces.has(other) && !commonPlaces.has(key);
      const others = derivedKeys(key).filter((other) => isWorthIt || isAtHand(other));
      return united(await Promise.all(others.map(byKey)));
    },
    /** The papers with an author who has the word in the name, with places. */
    async name(word: string): Promise<Postings> {
      if (isNoName(word)) return noPostings;
      return within(await inChunk(keyOf(nameForm(word))), ['authors']);
    },
    /** The papers that an identifier, as `bareId` gives it, is one of. */
    async id(id: string): Promise<Postings> {
      const isWord = commonPlaces.has(keyOf(id));
      return isWord ? noPostings : within(await inChunk(keyOf(nameForm(id))), ['ids']);
    },
    /** The papers that have words, or authors, that begin so; without places of common words. */
    async beginning(word: string): Promise<Postings> {
      // Stems lack what words of some length end in: `sparse` begins `sparsity`.
      const beginning = word.replace(/(?<=.{4})[ey]$/, '');
      const shared = common.words.filter((key) => key.startsWith(beginning));
      const first = placeOf(beginning);
      const length = placeOf(beginning + LAST) - first + 1;
      const places = Array.from({ length }, (_, at) => first + at)
        .filter((place) => !ownChunks.has(place) && chunks.length > 0)
        .slice(0, MOST_CHUNKS);
      const others = (await Promise.all(places.map(chunk))).flatMap((own) =>
        own.words.filter((key) => key.startsWith(beginning)).map((key) => postingsIn(own, key)),
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
