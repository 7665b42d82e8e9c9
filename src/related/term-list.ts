import { Kind, type Lexicon } from './lexicon.ts';
import { PairTable } from './pair-table.ts';
import type { Tokens } from './tokens.ts';

/** The terms of each document once, and how often each is there. */
export interface TermList {
  /** Numbers of terms: stems, and behind them phrases of two. */
  terms: Uint32Array;
  times: Uint16Array;
  /** Where the terms of each document begin, and at last the end. */
  starts: Uint32Array;
  /** How many terms there are. */
  size: number;
}

/** A word in the title is worth as many more in the abstract. */
const TITLE = 2;

export function listTerms({ lexicon, tokens, starts: texts }: Tokens): TermList {
  const pairs = new PairTable();
  const list = termCounter(tokens.length * 2);
  const starts = new Uint32Array((texts.length - 1) / 2 + 1);
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    const [start, abstract, end] = [
      texts[2 * doc] ?? 0,
      texts[2 * doc + 1] ?? 0,
      texts[2 * doc + 2],
    ];
    let before = -1;
    for (let at = start; at < (end ?? 0); at++) {
      const token = tokens[at] ?? 0;
      const stem = lexicon.stem(token);
      const kind = lexicon.kind(stem);
      const times = at < abstract ? 1 + TITLE : 1;
      if (kind === Kind.Telling || kind === Kind.Filler) list.note(stem, times);
      if (before >= 0 && isPhrase(lexicon, before, token)) {
        list.note(lexicon.size + pairs.number(before, stem), times);
      }
      before = stem;
    }
    starts[doc + 1] = list.endDocument();
  }
  return { ...list.done(), starts, size: lexicon.size + pairs.size };
}

/** Whether a word and the one before it are a phrase: one of them tells something. */
function isPhrase(lexicon: Lexicon, before: number, token: number): boolean {
  const kind = lexicon.kind(lexicon.stem(token));
  if (kind === Kind.Empty || !lexicon.joins(token)) return false;
  const last = lexicon.kind(before);
  // `k-means` is a phrase, `the means` is none.
  if (last === Kind.Empty) return kind === Kind.Telling && lexicon.hyphenated(token);
  return kind !== Kind.Filler || last !== Kind.Filler;
}

/** @param most how many terms there are at most, each counted in each document. */
function termCounter(most: number) {
  const terms = new Uint32Array(most);
  const times = new Uint16Array(most);
  /** Where a term was put last: in this document if that is not before its start. */
  let places = new Int32Array(1024).fill(-1);
  let start = 0;
  let end = 0;
  return {
    note(term: number, count: number) {
      if (term >= places.length) {
        const more = new Int32Array(term * 2).fill(-1);
        more.set(places);
        places = more;
      }
      const place = places[term] ?? -1;
      if (place >= start) times[place] = (times[place] ?? 0) + count;
      else {
        places[term] = end;
        terms[end] = term;
        times[end++] = count;
      }
    },
    endDocument() {
      start = end;
      return end;
    },
    done: () => ({ terms: terms.slice(0, end), times: times.slice(0, end) }),
  };
}
