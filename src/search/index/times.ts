import type { ByteReader, ByteWriter } from './bytes.ts';
import { FIELDS } from './postings.ts';

/** How often a paper has a term in each field, and behind these how often as a part of a word. */
export type Times = Uint32Array;

/** Where those of parts of words stand. */
export const PARTS_OF_WORDS = FIELDS.length;

/** Flags beside the times in the text, which are all that most postings have. */
const IN_TITLE = 1;
const IN_PARTS = 2;
const IN_NAMES = 4;
const FLAGS = 8;

/** Writes what is said of a paper. */
export function writeTimes(
  out: ByteWriter,
  [text = 0, title = 0, authors = 0, ids = 0, parts = 0]: Times,
) {
  const hasNames = authors + ids > 0;
  const flags = (title > 0 ? IN_TITLE : 0) | (parts > 0 ? IN_PARTS : 0) | (hasNames ? IN_NAMES : 0);
  out.whole(text * FLAGS + flags);
  if (title > 0) out.whole(title);
  if (parts > 0) out.whole(parts);
  if (!hasNames) return;
  out.whole(authors);
  out.whole(ids);
}

/** Reads what is said of a paper into `times`, and says how many places that are. */
export function readTimes(reader: ByteReader, times: Times): number {
  const first = reader.whole();
  const text = Math.floor(first / FLAGS);
  const title = first & IN_TITLE ? reader.whole() : 0;
  times[PARTS_OF_WORDS] = first & IN_PARTS ? reader.whole() : 0;
  const authors = first & IN_NAMES ? reader.whole() : 0;
  const ids = first & IN_NAMES ? reader.whole() : 0;
  times[0] = text;
  times[1] = title;
  times[2] = authors;
  times[3] = ids;
  return text + title + authors + ids;
}

/** What `readTimes` reads into. */
export function noTimes(): Times {
  return new Uint32Array(FIELDS.length + 1);
}
