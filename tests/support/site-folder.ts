import { formatProblem } from '#catalog/content.ts';
import { readSite } from '#sources/site-data.ts';
import { makeFolder } from './content-folder.ts';

/** What a folder with these files says of its catalogue, and what is wrong with them. */
export async function readSiteOf(files: Record<string, string | Uint8Array>) {
  const folder = makeFolder(files);
  const { site, problems } = await readSite([folder], folder);
  return { site, lines: problems.map(formatProblem) };
}

/** The beginning of a PNG file, which says how large its picture is. */
export function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** How a picture begins. */
export const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">';
