import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { placeNew, stagedName, syncFolder } from './write-whole.ts';

/** Lines on their way to a new file, which appears whole or not at all. */
export interface LineWriter {
  add(line: string): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Writes a new file of lines as a stream, packed where its name ends in `.gz`. Memory holds one
 * buffer; what exists is never replaced.
 * @throws an Error where the file exists already
 */
export async function openLines(path: string): Promise<LineWriter> {
  if (existsSync(path)) throw new Error(`${path} exists; name a new file with --to`);
  await mkdir(dirname(path), { recursive: true });
  const staged = stagedName(path);
  const file = createWriteStream(staged, { flags: 'w' });
  const pack: Gzip | undefined = path.endsWith('.gz') ? createGzip() : undefined;
  pack?.pipe(file);
  const entry = pack ?? file;
  const failed = new Promise<never>((_, reject) => {
    for (const stream of [file, entry]) stream.on('error', reject);
  });
  failed.catch(() => {});
  return {
    async add(line) {
      if (!entry.write(`${line}\n`)) await Promise.race([once(entry, 'drain'), failed]);
    },
    async commit() {
      try {
        entry.end();
        await Promise.race([finished(file), failed]);
        await sync(staged);
        await placeNew(staged, path);
      } finally {
        await rm(staged, { force: true });
      }
      await syncFolder(dirname(path));
    },
    async discard() {
      entry.destroy();
      file.destroy();
      await rm(staged, { force: true });
    },
  };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}
