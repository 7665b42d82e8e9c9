import { keysBy } from '#search/terms/keys.ts';
import { spelled, unspaced } from '#search/terms/pieces.ts';
import { stem } from '#search/terms/stem.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { fold } from '#text/fold.ts';
import { PairTable } from './pair-table.ts';

/** What a word can do for a paper. */
export const Kind = {
  /** Function words, numbers and lone letters say nothing, and a phrase does not end in one. */
  Empty: 0,
  /** Words of every abstract say something only in a phrase. */
  Filler: 1,
  /** A letter of a script without spaces is a part of words. */
  Part: 2,
  Telling: 3,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** What stands before a word, in the two lowest bits of its token; the others are its form. */
const Gap = { Break: 0, Space: 1, Hyphen: 2, None: 3 } as const;
const GAPS = 3;
const FORM = 2;

/** What a UTF-16 unit is: no part of a word, a part of one, or a word of its own. */
const Unit = { Other: 0, Part: 1, Whole: 2 } as const;

const units = Uint8Array.from({ length: 2 ** 16 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (unspaced.test(sign)) return Unit.Whole;
  // Surrogates are halves of rare letters; pairs of them that are none do no harm.
  return /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(sign) ? Unit.Part : Unit.Other;
});

const address = /\b(?:https?:\/\/|www\.)\S+/g;
const wordKey = keysBy(stem);

/** `GPUs`, which no rule of English makes one of `GPU`. */
const acronyms = /^\p{Lu}{2,}s$/u;

/**
 * The words of a catalogue as numbers. A text becomes a list of tokens, each a written form and
 * what stands before it; forms that are one word, such as singular and plural, have one stem.
 * A loop over characters splits texts: to cut out each word takes five times as long.
 */
export class Lexicon {
  readonly #forms = new PairTable();
  readonly #written: string[] = [];
  readonly #stemOf: number[] = [];
  readonly #stems = new Map<string, number>();
  readonly #kinds: Kind[] = [];

  get size(): number {
    return this.#kinds.length;
  }

  read(text: string): Uint32Array {
    const tokens: number[] = [];
    const clean = text.includes('//') || text.includes('www.') ? text.replace(address, '\n') : text;
    let [start, last, hash, other] = [-1, -1, 0, 0];
    const mix = (code: number) => {
      hash = Math.imul(hash ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x85ebca6b);
    };
    const endWord = (end: number) => {
      tokens.push((this.#form(clean, start, end, hash, other) << FORM) | gapOf(clean, last, start));
      [start, last, hash, other] = [-1, end, 0, 0];
    };
    for (let at = 0; at <= clean.length; at++) {
      const code = at < clean.length ? clean.charCodeAt(at) : 0;
      const unit = units[code];
      if (unit !== Unit.Part && start >= 0) endWord(at);
      if (unit === Unit.Other) continue;
      if (start < 0) start = at;
      mix(code);
      if (unit === Unit.Whole) endWord(at + 1);
    }
    return Uint32Array.from(tokens);
  }

  stem(token: number): number {
    return this.#stemOf[token >> FORM] ?? 0;
  }

  kind(stem: number): Kind {
    return this.#kinds[stem] ?? Kind.Empty;
  }

  /** Whether nothing but a space or hyphen parts a token from the one before it. */
  joins(token: number): boolean {
    return (token & GAPS) !== Gap.Break;
  }

  /** Whether a token is one word with the one before it, as `time` in `test-time`. */
  hyphenated(token: number): boolean {
    return (token & GAPS) === Gap.Hyphen;
  }

  text(tokens: Iterable<number>): string {
    let text = '';
    for (const token of tokens) {
      const gap = token & GAPS;
      if (text) text += gap === Gap.Hyphen ? '-' : gap === Gap.None ? '' : ' ';
      text += this.#written[token >> FORM];
    }
    return text;
  }

  /** Knows a form by 52 bits of hashes: one catalogue in 100,000 would have two with the same. */
  #form(text: string, start: number, end: number, hash: number, other: number): number {
    const form = this.#forms.number(hash >>> 4, other >>> 8);
    if (form === this.#written.length) {
      // A slice of a long text would hold all of it in memory.
      const written = [...text.slice(start, end)].join('');
      this.#written.push(written);
      this.#stemOf.push(this.#stemNumber(written));
    }
    return form;
  }

  #stemNumber(written: string): number {
    const word = acronyms.test(written) ? written.slice(0, -1) : written;
    // A letter by itself is a sign: `ε` is not the word `epsilon`.
    const form = word.length === 1 ? fold(word) : spelled(word);
    const key = wordKey(form);
    const known = this.#stems.get(key);
    if (known !== undefined) return known;
    this.#stems.set(key, this.#kinds.length);
    return this.#kinds.push(kindOf(form, key)) - 1;
  }
}

function kindOf(form: string, key: string): Kind {
  if (unspaced.test(form)) return Kind.Part;
  if (form.length < 2 || !/\p{L}/u.test(form) || isStopWord(form)) return Kind.Empty;
  return fillers.has(key) || /^\d/.test(form) ? Kind.Filler : Kind.Telling;
}

function gapOf(text: string, end: number, start: number): number {
  if (end < 0 || start > end + 1) return Gap.Break;
  if (start === end) return Gap.None;
  const sign = text.charAt(end);
  if (sign === ' ') return Gap.Space;
  return /[-‐-–]/.test(sign) ? Gap.Hyphen : Gap.Break;
}

/** What makes papers related. */
export interface RelatedDoc {
  /** Plain text, as is the abstract. */
  title: string;
  abstract: string;
  /** A name for each author that no other has. */
  authors: readonly string[];
}

/** The texts of a catalogue as tokens of one lexicon, all in one list. */
export interface Tokens {
  lexicon: Lexicon;
  /** Title and abstract of each document, in the order of the documents. */
  tokens: Uint32Array;
  /** Where the title and where the abstract of each document begin; at last the end. */
  starts: Uint32Array;
}

export function readTokens(docs: readonly RelatedDoc[]): Tokens {
  const lexicon = new Lexicon();
  const counts = new Map<string, number>();
  for (const { abstract } of docs) counts.set(abstract, (counts.get(abstract) ?? 0) + 1);
  // What three documents share stands for an abstract that is not there.
  const isOwn = (abstract: string) => (counts.get(abstract) ?? 0) < 3;
  const texts = docs.flatMap(({ title, abstract }) => [
    lexicon.read(title),
    lexicon.read(isOwn(abstract) ? abstract : ''),
  ]);
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, { length }] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  const tokens = new Uint32Array(starts.at(-1) ?? 0);
  for (const [at, text] of texts.entries()) tokens.set(text, starts[at]);
  return { lexicon, tokens, starts };
}

/** Words of abstracts in every field, one of each stem, which tell nothing of the matter. */
const fillerWords = `
  ability able abstract accessed achieve across adapt additionally address adopt advance advantage
  aim allow almost already alternative always amount analyze apply approach art article aspect
  assess attain available average aware based basis begin benefit best better beyond boost briefly
  bring broad build call cannot capable case challenge change choose claim clear code codebase
  combine common compare comparison compelling competing complete complex comprehensive concern
  conclude conduct consider considerable consist construct contain contemporary context continue
  contribute conventional create critical crucial curate current cutting demand demonstrate depend
  deploy describe design despite detail develop different difficult directly discuss display
  distinct diverse domain drawback drop due easily easy effect efficacy efficient effort emerge
  employ enable encounter end enhance enough ensure especially essential establish evaluate even
  evidence evolve exactly examine example exceed excellent exhibit exist expand expect experiment
  experimental explain explore express extend extensive face facilitate fact fail fast fastest
  feature figure finally find fine first flexible focus follow formulate framework free frequently
  full fully fundamental furthermore future gain gap general give given goal good great grow hand
  help hence high higher highlight idea identify immense impact implement implication important
  improve include increase indicate individual influence inform input insight inspire instance
  instead interest introduce introduction investigate involve issue keep key kind known lack large
  last latter lead least less level leverage like limit little long look low lower main maintain
  major make many mean meet method methodology minimal modern moreover motivate multi multiple
  name narrow nature necessary need never new next non notable note novel number observe obtain
  offer often one open optimal original outperform output overall overcome paper particular
  perform play point popular pose possible potential practice precise present preserve prevalent
  previous primary principle prior produce promising proper property propose prove provide public
  purpose push quickly quite range rapid rather reach real recent reduce relate release relevant
  rely remain report represent require research respect respond result reveal review rich rival
  role scenario scope second see seek self serve set short show significant similar simple simply
  single situation size small solution solve specific specify speedup standard state step still
  straightforward strong study subject substantial success suffer suggest suitable summary support
  surge surpass synergistic tailor take target technique therefore third thorough three time today
  together tool top toward traditional try two type typical unavailable understand unified unique
  unlike unlock urgent use utilize variant variety various varying verify versatile version well
  wide work yes yield`;

const fillers = new Set(
  fillerWords
    .trim()
    .split(/\s+/)
    .map((word) => wordKey(spelled(word))),
);
