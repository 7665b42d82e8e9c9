import { wordKey } from '#search/terms/keys.ts';
import { spelled, unspaced } from '#search/terms/pieces.ts';
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

/** What stands before a word: nothing that matters, or what parts it from the rest of a phrase. */
const Gap = { Break: 0, Space: 1, Hyphen: 2, None: 3 } as const;

/** A token's form is in all bits but these two, which say what stands before it. */
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
/** `GPUs`, which no rule of English makes one of `GPU`. */
const acronyms = /^\p{Lu}{2,}s$/u;

/**
 * The words of a catalogue as numbers. A text becomes a list of tokens, each a written form and
 * what stands before it; forms that are one word, such as singular and plural, have one stem.
 *
 * Each form is spelled and stemmed as search does it, but texts are split by a loop over their
 * characters: to cut out every word of a large catalogue, and look it up, takes five times as long.
 */
export class Lexicon {
  readonly #forms = new PairTable();
  readonly #written: string[] = [];
  readonly #stemOf: number[] = [];
  readonly #stems = new Map<string, number>();
  readonly #kinds: Kind[] = [];

  /** How many stems there are. */
  get size(): number {
    return this.#kinds.length;
  }

  /** The tokens of a plain text. */
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

  /** @param stem as `stem` gives it. */
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

  /** Tokens as they were written, hyphens included. */
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

/**
 * Words of abstracts in every field, which tell of the telling and not of the matter. A large
 * catalogue knows them by their number; in a small one each could be a coincidence.
 */
const fillerWords = `
  ability able above abstract accessed achieve achieved across adapt additionally address adopt
  advance advancement advantage after against aim allow almost already also alternative although
  always among amount analyze applied apply approach art article aspect assess attain available
  average aware based basis before begin below benefit best better beyond boost both briefly
  bring broad build call cannot capability capable case challenge challenging change choose
  claim clear code codebase combine common commonly comparable compare comparison compelling
  competing complete complex comprehensive concern conclude conduct consider considerable
  consist consistent consistently construct contain contemporary context continue contribute
  contribution conventional create critical crucial curate current currently cutting demand
  demonstrate depend deploy deployment describe design despite detail develop development
  difference different difficult directly discuss display distinct diverse domain down drawback
  drop due during each easily easy effect effective effectively effectiveness efficacy efficiency
  efficient efficiently effort either emerge emerging employ enable encounter end enhance enough
  ensure especially essential establish evaluate evaluation even ever evidence evolve exactly
  examine example exceed excellent exhibit exist existing expand expect experiment experimental
  explain explore express extend extensive face facilitate fact fail fast fastest feature
  few figure finally find finding fine first flexible focus follow formulate framework free
  frequently full fully fundamental further furthermore future gain gap general generally give
  given goal good great grow hand help hence high higher highlight highly however idea identify
  immense impact implement implementation implication importance important importantly improve
  improved include including increase increased increasing increasingly indicate individual
  influence inform input insight inspire instance instead interest introduce introduction
  investigate involve issue keep key kind known lack large largely last latter lead least less
  level leverage like limit limitation limited little long look low lower main maintain major
  make many mean meet method methodology minimal modern more moreover most motivate much multi
  multiple name namely narrow nature necessary need neither never new next non not notable
  notably note novel number observation observe obtain off offer often one only open optimal
  optimize original other out outperform output over overall overcome own paper particular
  particularly per perform performance play point popular pose possible potential practical
  practice precise precisely present preserve prevalent previous previously primary principle
  prior produce promising proper property propose proposed prove provide public publicly purpose
  push quickly quite range rapid rapidly rather reach real recent recently reduce reduced
  reducing relate related relative relatively release relevant rely remain remains report
  represent require requirement research respect respectively respond result reveal review rich
  rival role same scenario scope second see seek self serve set setting several short show
  significant significantly similar simple simply since single situation size small solution
  solve specific specifically specify speedup standard state step still straightforward strong
  studied study subject substantial substantially success successful suffer suggest suitable
  summary support surge surpass synergistic tailor take target technique therefore third
  thorough three through thus time today together tool top toward towards traditional try two
  type typical typically unavailable under understand understanding unified unique unlike unlock
  up urgent use used useful utilize variant variety various varying verify versatile version
  very via well whether wide widely within without work yes yet yield`;

const fillers = new Set(
  fillerWords
    .trim()
    .split(/\s+/)
    .map((word) => wordKey(spelled(word))),
);
