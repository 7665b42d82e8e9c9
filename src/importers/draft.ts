import type { PaperInput } from '#schema/paper.ts';

/** A record as far as a payload gives it; what is missing or wrong is for the schema to say. */
export type DraftRecord = Partial<PaperInput>;

/** A record as an importer read it, and where it stood in the payload. */
export interface Draft<Fields = DraftRecord> {
  record: Fields;
  /** 1-based line on which it begins. */
  line: number;
  /** What the payload says and the record cannot hold, field by field. */
  remarks: string[];
}

/** Something that could not be read: what is wrong, and how to write it. */
export interface Problem {
  /** 1-based line of the payload. */
  line: number;
  message: string;
}

/** One record of a payload, or what is wrong at a place of it. */
export type Reading = Draft | Problem;

/** What an importer made of one payload. Nothing is guessed: what is unclear is a problem. */
export interface Parsed {
  drafts: Draft<PaperInput>[];
  problems: Problem[];
}

export interface ImportOptions {
  /** Year of the dates that are written without one. */
  year?: number | undefined;
  /** Area of the records for which the payload names none that the catalogue has. */
  area?: string | undefined;
  /** The catalogue's areas by arXiv category (`cs.AQ`) and by their own tags. */
  areas?: ReadonlyMap<string, string> | undefined;
  /** Whether an id belongs to another paper than the given one. */
  isTaken?: ((id: string, paper: Pick<PaperInput, 'title' | 'date'>) => boolean) | undefined;
}
