import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const beside = join(import.meta.dirname, '../../../shared/bibliographies');

/** A folder of real bibliographies: `BIBLIOGRAPHIES`, or the one that stands beside the project. */
const folder = process.env['BIBLIOGRAPHIES'] ?? beside;

/** Their files, as `*.bib` and `*.bib.gz`; none where the folder is not there. */
export const bibliographies: readonly string[] = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.bib(?:\.gz)?$/.test(name))
  : [];

/** What a test says where there are none. */
export const whyNone =
  'There are no bibliographies; BIBLIOGRAPHIES names a folder of *.bib and *.bib.gz.';

/** The text of one of them. */
export function readBibliographyFile(name: string): string {
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
