// @ts-check
// `npm test`: installs what is missing, then runs everything that has to pass. Runs on Node 20 with
// nothing installed.
import { fileURLToPath } from 'node:url';
import { SetupError, stopTogether } from './setup/child.mjs';
import { ensureInstalled } from './setup/install.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
stopTogether();
try {
  await ensureInstalled(process.cwd());
  process.argv.splice(2, Number.POSITIVE_INFINITY, 'src/cli/test.ts');
  await import('./run.mjs');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.log(`Failed: Set-up: ${error.message}\n0 passed, 1 failed`);
  process.exitCode = 1;
}
