import { readFile } from 'node:fs/promises';
import type { Fault } from './yaml-record.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a report says of bytes that are not UTF-8. */
export const notUtf8 = 'holds bytes that are not UTF-8; save it as UTF-8';

/** Decodes UTF-8, dropping a byte order mark; undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a small text file whole, or says on which line it stops being UTF-8. */
export async function readText(path: string): Promise<string | { faults: Fault[] }> {
  return decodeText(await readFile(path));
}

/** The text of a small file, or on which line it stops being UTF-8. */
export function decodeText(bytes: Buffer): string | { faults: Fault[] } {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  return { faults: [{ line: findBadLine(bytes), path: [], message: notUtf8 }] };
}

function findBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (decodeUtf8(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
  return line;
}
