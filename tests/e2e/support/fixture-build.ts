import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from '#pipeline/build-cache.ts';
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
  const { SITE, BASE, AUTHOR_PAGE_FROM } = process.env;
  const digest = createHash('sha256');
  digest.update(JSON.stringify([process.version, SITE, BASE, AUTHOR_PAGE_FROM]));
  const code = ['src', 'public'].map((name) => join(project, name)).filter(existsSync);
  const besides = ['astro.config.mjs', 'package.json', 'package-lock.json'];
  const files = [...code, fixture].flatMap((folder) =>
    filesBelow(folder)
      .sort()
      .map((name) => join(folder, name)),
  );
  for (const file of [...besides.map((name) => join(project, name)), ...files]) {
    digest.update(`\0${relative(project, file)}\0`).update(readFileSync(file));
  }
  return digest.digest('hex');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
