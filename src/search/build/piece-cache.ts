import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { IndexRecord } from '../index-record.ts';
import { readPagefindMeta } from '../pagefind-meta.ts';
import type { IndexPiece } from './index-piece.ts';
import { runPagefind } from './pagefind-run.ts';

export interface PieceCache {
  /**
   * The index of records: the one that is kept of just these, or else a new one, which is kept.
   * What is kept and cannot be read, which the checksum that gzip writes tells, counts as lost.
   */
  piece(records: readonly IndexRecord[]): Promise<IndexPiece>;
  /** Takes away what was not asked for: what is kept is as large as the index, not larger. */
  tidy(): Promise<void>;
}

/** @param version of Pagefind: pieces that another one made are of no use. */
export function pieceCache(folder: string, version: string): PieceCache {
  const asked = new Set<string>();
  return {
    async piece(records) {
      const digest = digestOf(version, records);
      asked.add(`${digest}.pf_meta`).add(`${digest}.pf_index`);
      const file = join(folder, digest);
      const kept = await readPiece(file).catch(() => undefined);
      if (kept?.lengths.length === records.length) return kept;
      await makePiece(records, file);
      const made = await readPiece(file);
      if (made.lengths.length === records.length) return made;
      throw new Error(`Pagefind indexed ${made.lengths.length} of ${records.length} papers`);
    },
    async tidy() {
      await mkdir(folder, { recursive: true });
      const others = (await readdir(folder)).filter((name) => !asked.has(name));
      await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
    },
  };
}

function digestOf(version: string, records: readonly IndexRecord[]): string {
  const digest = createHash('sha256').update(version);
  for (const record of records) digest.update(JSON.stringify(record));
  return digest.digest('hex').slice(0, 32);
}

/** @throws if there is none, or it is damaged. */
async function readPiece(file: string): Promise<IndexPiece> {
  const { lengths, fields } = readPagefindMeta(await readGzip(`${file}.pf_meta`));
  return { lengths, fields, chunk: await readGzip(`${file}.pf_index`) };
}

async function makePiece(records: readonly IndexRecord[], file: string): Promise<void> {
  const output = `${file}.run`;
  await rm(output, { recursive: true, force: true });
  const { meta } = await runPagefind(records, output);
  const chunks = await readdir(join(output, 'index'));
  if (chunks.length !== 1) throw new Error(`Pagefind made ${chunks.length} chunks of a run`);
  await rename(join(output, `${meta}.pf_meta`), `${file}.pf_meta`);
  await rename(join(output, 'index', chunks.join()), `${file}.pf_index`);
  await rm(output, { recursive: true });
}

const decompress = promisify(gunzip);

async function readGzip(file: string): Promise<Buffer> {
  return decompress(await readFile(file));
}
