import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveFolder } from '#cli/bench/serve-folder.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
/** What a build makes, and what no build reads. */
const left = new Set(
  'node_modules dist .dist.last tests test-results .astro .cache .git'
    .split(' ')
    .map((name) => join(project, name)),
);

export interface OwnSite {
  address: string;
  dist: string;
  /** Ends the server and removes the build. */
  remove: () => Promise<void>;
}

/**
 * Builds a content folder with a root of its own, since two builds in one root share their caches,
 * and serves it. `env` may set SITE and BASE.
 */
export async function buildOwnSite(
  content: string,
  env: { SITE?: string; BASE?: string } = {},
): Promise<OwnSite> {
  const root = mkdtempSync(join(tmpdir(), 'offprint-'));
  cpSync(project, root, { recursive: true, filter: (path) => !left.has(path) });
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  const { SITE, BASE, ...inherited } = process.env;
  const args = ['src/cli/run.mjs', 'src/cli/build.ts'];
  const options = {
    cwd: root,
    env: { ...inherited, CONTENT_DIR: content, ...env },
    maxBuffer: 2 ** 26,
  };
  await promisify(execFile)(process.execPath, args, options).catch((error: Error) => {
    rmSync(root, { recursive: true });
    throw error;
  });
  const dist = join(root, 'dist');
  const { address, close } = await serveFolder(dist, { base: env.BASE });
  const remove = async () => {
    await close();
    rmSync(root, { recursive: true });
  };
  return { address, dist, remove };
}
