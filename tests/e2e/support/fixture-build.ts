import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, makingDigest } from '#pipeline/making-digest.ts';
import { fixture, fixtureRoot } from './built-site.ts';
import { buildIn, copyProject, project } from './own-build.ts';

/** Says what the site that stands there was made of. */
const stamp = join(fixtureRoot, 'made-of.txt');

/**
 * Builds the made-up catalogue of tests/fixtures/site, unless it was built of the same records, code
 * and settings before. It has a root of its own, so that it shares no cache with the project's site.
 */
export async function buildFixtureSite(): Promise<void> {
  const digest = digestOfAll();
  if (readIfThere(stamp) === digest) return;
  rmSync(stamp, { force: true });
  mkdirSync(fixtureRoot, { recursive: true });
  copyProject(fixtureRoot);
  await buildIn(fixtureRoot, fixture);
  writeFileSync(stamp, digest);
}

function digestOfAll(): string {
  const records = createHash('sha256');
  for (const file of filesBelow(fixture).sort()) {
    records.update(`\0${relative(fixture, file)}\0`).update(readFileSync(file));
  }
  const { SITE, BASE, AUTHOR_PAGE_FROM } = process.env;
  return makingDigest(project, [records.digest('hex'), SITE, BASE, AUTHOR_PAGE_FROM]);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
