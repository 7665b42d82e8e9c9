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
  const texts = docs.flatMap(({ title, abstract }) => [
    lexicon.read(title),
    lexicon.read(placeholders.has(abstract) ? '' : abstract),
  ]);
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, { length }] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  const tokens = new Uint32Array(starts.at(-1) ?? 0);
  for (const [at, text] of texts.entries()) tokens.set(text, starts[at]);
  return { lexicon, tokens, starts };
}

function placeholdersOf(docs: readonly RelatedDoc[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { abstract } of docs) counts.set(abstract, (counts.get(abstract) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([abstract]) => abstract));
}
