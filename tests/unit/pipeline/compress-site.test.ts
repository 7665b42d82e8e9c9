import { createHash } from 'node:crypto';
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressSite, removeForms } from '#pipeline/compress-site.ts';

/** Bytes that cannot be made fewer. */
function noise(length: number): Buffer {
  const digest = (at: number) => createHash('sha256').update(String(at)).digest();
  return Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, (_, at) => digest(at)));
}

/** Some thousand words, of which few follow each other twice. */
function words(): string {
  const word = (byte: number) => ['paper', 'model', 'of', 'a', 'learning', 'graph'][byte % 6];
  return [...noise(5000)].map((byte, at) => `${word(byte)}${at % 7 ? '' : byte}`).join(' ');
}

const page = (word: string) => `<p>${word}</p>\n<p>An abstract of ${word}.</p>\n`.repeat(200);
const files = {
  '404.html': page('nothing'),
  'index.html': page('home'),
  'papers/a/index.html': page('a'),
  'papers/b/index.html': page('b'),
  'papers/b/short.txt': 'too short to be worth it',
  'feed.json': JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ at, even: at % 2 }))),
  'search/chunks/ab12cd3.bin': page('packed'),
  'noise.txt': noise(1100),
  'papers/c/index.html': words(),
};

let folder: string;
const live = () => join(folder, 'live');
const next = () => join(folder, 'next');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compress-'));
  writeSite(live(), files);
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeSite(root: string, contents: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

/** The next site, in which all but the page for the lost and paper `b` stayed. */
function openNext(): void {
  for (const name of namesIn(live()).filter((name) => !/\.(?:br|gz)$/.test(name))) {
    mkdirSync(dirname(join(next(), name)), { recursive: true });
    if (/^404|papers\/b\/index/.test(name)) writeFileSync(join(next(), name), page('changed'));
    else linkSync(join(live(), name), join(next(), name));
  }
}

function namesIn(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const formsIn = (root: string) => namesIn(root).filter((name) => /\.(?:br|gz)$/.test(name));
const bytesOf = (root: string, name: string) => readFileSync(join(root, name));
const inode = (root: string, name: string) => statSync(join(root, name)).ino;

test('puts both forms beside each text file where they are smaller', async () => {
  const { files: count, bytes } = await compressSite(live(), { live: join(folder, 'none') });
  const texts = ['404.html', 'feed.json', 'index.html', 'papers/a/index.html'];
  texts.push('papers/b/index.html', 'papers/c/index.html');
  expect(formsIn(live())).toEqual(texts.flatMap((name) => [`${name}.br`, `${name}.gz`]));
  expect(count).toBe(12);
  expect(bytes).toBe(formsIn(live()).reduce((sum, name) => sum + bytesOf(live(), name).length, 0));
  for (const name of texts) {
    expect(brotliDecompressSync(bytesOf(live(), `${name}.br`))).toEqual(bytesOf(live(), name));
    expect(gunzipSync(bytesOf(live(), `${name}.gz`))).toEqual(bytesOf(live(), name));
  }
});

test('says in gzip neither when nor where it was made', async () => {
  await compressSite(live(), { live: join(folder, 'none') });
  const header = bytesOf(live(), 'index.html.gz').subarray(0, 10);
  expect([...header]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});

test('links what belongs to a file that stayed, and never writes into the live site', async () => {
  await compressSite(live(), { live: join(folder, 'none') });
  openNext();
  const before = new Map(formsIn(live()).map((name) => [name, bytesOf(live(), name)]));
  await compressSite(next(), { live: live() });
  expect(formsIn(next())).toEqual(formsIn(live()));
  const linked = formsIn(next()).filter((name) => inode(next(), name) === inode(live(), name));
  expect(linked).toEqual(formsIn(live()).filter((name) => !/^404|papers\/b/.test(name)));
  expect(gunzipSync(bytesOf(next(), 'papers/b/index.html.gz')).toString()).toBe(page('changed'));
  for (const [name, bytes] of before) expect(bytesOf(live(), name)).toEqual(bytes);
});

test.each([
  { name: 'is cut off', harm: (bytes: Buffer) => bytes.subarray(0, 20) },
  { name: 'has other bytes', harm: (bytes: Buffer) => Buffer.from(bytes).fill(0, 12, 20) },
  { name: 'is empty', harm: () => Buffer.alloc(0) },
  { name: 'is gone', harm: () => undefined },
])('makes a form anew that $name', async ({ harm }) => {
  await compressSite(live(), { live: join(folder, 'none') });
  openNext();
  const names = ['papers/a/index.html.br', 'feed.json.gz'];
  const whole = names.map((name) => bytesOf(live(), name));
  for (const [at, name] of names.entries()) {
    const harmed = harm(whole[at] ?? Buffer.alloc(0));
    const { atime, mtime } = statSync(join(live(), name));
    rmSync(join(live(), name));
    if (!harmed) continue;
    writeFileSync(join(live(), name), harmed);
    utimesSync(join(live(), name), atime, mtime);
  }
  await compressSite(next(), { live: live() });
  expect(names.map((name) => bytesOf(next(), name))).toEqual(whole);
});

test('makes all anew when the site has become a large one', async () => {
  await compressSite(live(), { live: join(folder, 'none') });
  openNext();
  await compressSite(next(), { live: live(), smallBelow: 1000 });
  expect(formsIn(next()).some((name) => inode(next(), name) === inode(live(), name))).toBe(false);
  // As another build does that knows of no other site.
  cpSync(next(), join(folder, 'other'), { recursive: true });
  removeForms(join(folder, 'other'));
  expect(formsIn(join(folder, 'other'))).toEqual([]);
  await compressSite(join(folder, 'other'), { live: live(), smallBelow: 1000 });
  for (const name of formsIn(next())) {
    expect(bytesOf(next(), name), name).toEqual(bytesOf(join(folder, 'other'), name));
  }
});

test('a large site has its pages in a quicker form, and the home page in the smallest', async () => {
  openNext();
  await compressSite(live(), { live: join(folder, 'none') });
  await compressSite(next(), { live: join(folder, 'none'), smallBelow: 1000 });
  const [paper, home] = ['papers/c/index.html.br', 'index.html.br'];
  expect(bytesOf(next(), paper).length).toBeGreaterThan(bytesOf(live(), paper).length);
  expect(bytesOf(next(), home)).toEqual(bytesOf(live(), home));
});
