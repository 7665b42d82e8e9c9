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

/** Registries and a site of its own, with which a content folder borrows nothing of the project's. */
const ownFiles = {
  'areas/AQ.yaml': 'name: Aquatic Acoustics\narxiv: cs.AQ\nhue: 1\n',
  'areas/BT.yaml': 'name: Botany of Towns\narxiv: cs.BT\nhue: 90\n',
  'orgs/sample-lab.yaml': 'name: Sample Lab\n',
  'authors/.keep': '',
  'site.yaml': 'name: Sample Site\n',
};

/**
 * A new content folder that has all it needs, as for the variable CONTENT_DIR.
 * @param place path of the content folder below the one that is given back.
 */
export function makeContentFolder(files: Record<string, string | Uint8Array>, place = '.'): string {
  const own = Object.entries(ownFiles).map(([name, text]) => [join(place, name), text]);
  return makeFolder({ ...Object.fromEntries(own), ...files });
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
  const paper = { id, title: 'A Sample Paper', date: '2024', area: 'AQ', authors: ['Ada Sample'] };
  return `${JSON.stringify({ ...paper, abstract: 'A short abstract.', ...change })}\n`;
}

/** A valid paper as an MDX file. */
export function paperFile(lines: readonly string[] = [], body = ''): string {
  const fields = [
    'title: A Sample Paper',
    'date: "2024-07-05"',
    'area: AQ',
    'authors: [Ada Sample]',
    'abstract: A short abstract.',
    ...lines,
  ];
  return `---\n${fields.join('\n')}\n---\n${body}`;
}
