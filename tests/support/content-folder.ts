import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes files into a new folder, which is removed when the test is over; gives its path. */
export function makeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFiles(folder, files);
  return folder;
}

/** Writes files into a folder, making the folders between. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** A valid paper as a line of a data file. */
export function paperLine(id: string, change: object = {}): string {
  const paper = { id, title: 'A Sample Paper', date: '2024', area: 'LG', authors: ['Ada Sample'] };
  return `${JSON.stringify({ ...paper, abstract: 'A short abstract.', ...change })}\n`;
}

/** A valid paper as an MDX file. */
export function paperFile(lines: readonly string[] = [], body = ''): string {
  const fields = [
    'title: A Sample Paper',
    'date: "2024-07-05"',
    'area: LG',
    'authors: [Ada Sample]',
    'abstract: A short abstract.',
    ...lines,
  ];
  return `---\n${fields.join('\n')}\n---\n${body}`;
}
