import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** By file as it is: another site may stand in the same folder later. */
const known = new Map<string, number>();

/**
 * Bytes of the body that a host with brotli at its highest level, as it keeps files that do not
 * change, sends for an address of a built site, such as `/papers/some-id/`.
 * @throws when the folder has no such file.
 */
export function bodyBytes(folder: string, path: string): number {
  const file = join(folder, decodeURIComponent(path), path.endsWith('/') ? 'index.html' : '');
  const { ino, mtimeMs, size } = statSync(file);
  const key = [file, ino, mtimeMs, size].join();
  // Node's own quality is the highest, 11.
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: size };
  const bytes = known.get(key) ?? brotliCompressSync(readFileSync(file), { params }).length;
  known.set(key, bytes);
  return bytes;
}
