import type { PaperInput } from '#schema/paper.ts';

/** A record as an importer read it, and where it stood in the payload. */
export interface Draft {
  record: PaperInput;
  /** 1-based line on which it begins. */
  line: number;
  /** What the payload says and the record cannot hold, with what to do about it. */
  remarks: string[];
}

/** Something that could not be read: what is wrong, and how to write it. */
export interface Problem {
  /** 1-based line of the payload. */
  line: number;
  message: string;
}

/** What an importer made of one payload. Nothing is guessed: what is unclear is a problem. */
export interface Parsed {
  drafts: Draft[];
  problems: Problem[];
}

export interface ImportOptions {
  /** Year of the dates that are written without one. */
  year?: number | undefined;
  /** Whether an id belongs to another paper than the given one. */
  isTaken?: ((id: string, paper: Pick<PaperInput, 'title' | 'date'>) => boolean) | undefined;
}
