import { Lexicon } from './lexicon.ts';

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

/** So many documents do not share an abstract: it stands for one that is not there. */
const MANY = 3;

export function readTokens(docs: readonly RelatedDoc[]): Tokens {
  const lexicon = new Lexicon();
  const placeholders = placeholdersOf(docs);
  const starts = new Uint32Array(docs.length * 2 + 1);
  let all = new Uint32Array(docs.length * 256);
  let end = 0;
  let text: number[] = [];
  const keep = () => {
    if (end + text.length > all.length) {
      const more = new Uint32Array((end + text.length) * 1.5);
      more.set(all);
      all = more;
    }
    all.set(text, end);
    end += text.length;
    text = [];
    return end;
  };
  for (const [at, { title, abstract }] of docs.entries()) {
    lexicon.read(title, text);
    starts[2 * at + 1] = keep();
    if (!placeholders.has(abstract)) lexicon.read(abstract, text);
    starts[2 * at + 2] = keep();
  }
  return { lexicon, tokens: all.subarray(0, end), starts };
}

function placeholdersOf(docs: readonly RelatedDoc[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { abstract } of docs) counts.set(abstract, (counts.get(abstract) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([abstract]) => abstract));
}
