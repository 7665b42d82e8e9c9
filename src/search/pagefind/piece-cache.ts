import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type IndexedText, toIndexRecord } from '#search/index/index-record.ts';
import { readPagefindMeta } from '#search/index/pagefind-meta.ts';
import { textLengths } from '#search/index/text-lengths.ts';
import { countWords } from '#search/index/word-counts.ts';
import type { IndexPiece, RunFacts } from './index-piece.ts';
import { runPagefind } from './pagefind-run.ts';

export interface PieceCache {
  /**
   * The index of a run of papers: the one that is kept of just these, or else a new one, which is
   * kept. What is kept and cannot be read, which the checksum that gzip writes tells, counts as
   * lost.
   */
  piece(texts: readonly IndexedText[]): Promise<IndexPiece>;
  /** Takes away what was not asked for: what is kept is as large as the index, not larger. */
  tidy(): Promise<void>;
}

interface Making {
  language: string;
  /** What pieces are made with: those that others made are of no use. */
  making: string;
}

export function pieceCache(folder: string, { language, making }: Making): PieceCache {
  const asked = new Set<string>();
  return {
    async piece(texts) {
      const digest = digestOf([making, language, texts]);
      for (const kind of ['pf_meta', 'pf_index', 'facts']) asked.add(`${digest}.${kind}`);
      const file = join(folder, digest);
      const kept = await readPiece(file).catch(() => undefined);
      if (kept?.lengths.length === texts.length) return kept;
      const facts = await makePiece(texts, language, file);
      const made = { ...(await readIndex(file)), ...facts };
      if (made.lengths.length === texts.length) return made;
      throw new Error(`Pagefind indexed ${made.lengths.length} of ${texts.length} papers`);
    },
    async tidy() {
      await mkdir(folder, { recursive: true });
      const others = (await readdir(folder)).filter((name) => !asked.has(name));
      await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
    },
  };
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

/** @throws if there is none, or it is damaged. */
async function readPiece(file: string): Promise<IndexPiece> {
  const facts = JSON.parse((await readGzip(`${file}.facts`)).toString()) as PackedFacts;
  return { ...(await readIndex(file)), ...unpackFacts(facts) };
}

async function readIndex(file: string): Promise<Omit<IndexPiece, keyof RunFacts>> {
  const { lengths, fields } = readPagefindMeta(await readGzip(`${file}.pf_meta`));
  return { lengths, fields, chunk: await readGzip(`${file}.pf_index`) };
}

async function makePiece(
  texts: readonly IndexedText[],
  language: string,
  file: string,
): Promise<RunFacts> {
  const records = texts.map((text, place) => toIndexRecord(text, place, language));
  const output = `${file}.run`;
  await rm(output, { recursive: true, force: true });
  const { meta } = await runPagefind(records, output);
  const chunks = await readdir(join(output, 'index'));
  if (chunks.length !== 1) throw new Error(`Pagefind made ${chunks.length} chunks of a run`);
  const facts = { texts: textLengths(records), counts: countWords(texts) };
  const packed = JSON.stringify(packFacts(facts));
  await writeFile(`${file}.facts`, await compress(packed, { level: 1 }));
  await rename(join(output, `${meta}.pf_meta`), `${file}.pf_meta`);
  await rename(join(output, 'index', chunks.join()), `${file}.pf_index`);
  await rm(output, { recursive: true });
  return facts;
}

type PackedCounts = (readonly [word: string, papers: number])[];

interface PackedFacts {
  texts: RunFacts['texts'];
  counts: { texts: PackedCounts; names: PackedCounts };
}

function packFacts({ texts, counts }: RunFacts): PackedFacts {
  return { texts, counts: { texts: [...counts.texts], names: [...counts.names] } };
}

function unpackFacts({ texts, counts }: PackedFacts): RunFacts {
  return { texts, counts: { texts: new Map(counts.texts), names: new Map(counts.names) } };
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

async function readGzip(file: string): Promise<Buffer> {
  return decompress(await readFile(file));
}
