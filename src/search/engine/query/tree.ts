/** Fields that a query may name, as `author:doe`. */
export const fields = ['author', 'area', 'org', 'venue', 'year', 'has', 'title'] as const;

export type Field = (typeof fields)[number];

/** A plain word; it finds its grammatical forms, or what begins with it if nothing has these. */
interface Word {
  kind: 'word';
  text: string;
}

/** Words that follow each other. */
interface Phrase {
  kind: 'phrase';
  text: string;
}

export interface InField {
  kind: 'field';
  field: Field;
  value: string;
}

export type Leaf = Word | Phrase | InField;

export interface Not {
  kind: 'not';
  term: Leaf;
}

export interface Or {
  kind: 'or';
  terms: readonly (Leaf | Not)[];
}

export type Term = Leaf | Not | Or;

/** Everything in it must hold. */
export type Query = readonly Term[];
