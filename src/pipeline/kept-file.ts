import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Reads what an earlier build kept; undefined where it is lost or damaged. */
export function readKept(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const kept = text.slice(end + 1);
    return text.slice(0, end) === hash('sha256', kept) ? JSON.parse(kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for the next build, behind a checksum; the file is there whole or not at all. */
export function writeKept(file: string, value: unknown): void {
  const text = JSON.stringify(value);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${hash('sha256', text)}\n${text}`);
  renameSync(`${file}.part`, file);
}
