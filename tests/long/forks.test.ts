import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { writeFiles } from '../support/content-folder.ts';
import { corpusFiles, hasCorpus } from '../support/corpus.ts';
import { gitEnvironment } from '../support/git-repository.ts';
import { type ForkFiles, forkContents } from '../support/lab-content.ts';

const run = promisify(execFile);

/** What decides about a site, and how many cases the long tests try. */
const left = new Set(
  `SITE BASE CONTENT_DIR VITEST FUZZ_RUNS KILLS SEQUENCES PAPERS CORPUS TEXTS
    NODE_COMPILE_CACHE`.split(/\s+/),
);

/** `npm test` in a clone whose content is replaced, as it runs after a lab's first edit. */
async function testFork(files: ForkFiles): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'fork-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  await run('git', ['clone', '--quiet', resolve('.'), root], { env: gitEnvironment() });
  for (const name of ['content', 'public']) rmSync(join(root, name), { recursive: true });
  writeFiles(root, { 'public/.gitkeep': '', ...files });
  const own = Object.entries(process.env).filter(([name]) => !left.has(name));
  const env = { ...Object.fromEntries(own), NODE_ENV: '', CI: 'true' };
  const options = { cwd: root, env, maxBuffer: 2 ** 28 };
  const { stdout } = await run('npm', ['test', '--silent'], options).catch(
    (error: Error & { stdout?: string }) => ({ stdout: error.stdout ?? String(error) }),
  );
  return stdout;
}

/** Nothing failed, and tests ran. */
function expectGreen(said: string): void {
  expect(said.match(/^Failed: .*$/gm), said).toBeNull();
  expect(said.trim().split('\n').at(-1)).toMatch(/^[1-9]\d* passed, 0 failed(?:, \d+ skipped)?$/);
}

test.each(Object.entries(forkContents))(
  'everything passes in a clone with %s',
  async (_, files) => {
    expectGreen(await testFork(files));
  },
);

test.skipIf(!hasCorpus)(
  'everything passes in a clone with 1,000 real papers (skipped without CORPUS)',
  async () => {
    const content = Object.entries(await corpusFiles(1000));
    const files = content.map(([name, text]) => [`content/${name}`, text]);
    const site = { 'content/site.yaml': 'name: A Thousand Papers\n' };
    expectGreen(await testFork({ ...site, ...Object.fromEntries(files) }));
  },
);
