// @ts-check
// Runs one of the project's programs, `astro` or a file, on a Node that is new enough:
// `node src/cli/run.mjs FILE [ARGUMENTS]`.
import { existsSync } from 'node:fs';
import { runMain } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { endWithParent, run, stopTogether } from './setup/child.mjs';
import { keepCompiled } from './setup/compiled.mjs';
import { bundledNode, isNewEnough } from './setup/install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
const [name = '', ...args] = process.argv.slice(2);

// Otherwise, in some environments, Astro's servers put themselves into the background.
process.env['ASTRO_DEV_BACKGROUND'] ??= '0';
process.env['ASTRO_PREVIEW_BACKGROUND'] ??= '0';
process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';
// Astro takes these for its own: a site that is built where they are set for other programs, as
// NODE_ENV=development is in many containers, would lack its twins and its offline copy, or lead to
// other addresses.
for (const name of ['NODE_ENV', 'PROD', 'BASE_URL']) delete process.env[name];

if (!existsSync(astro)) {
  console.error('The catalogue is not installed yet: run `npm start` or `npm ci` first.');
  process.exitCode = 1;
} else if (isNewEnough(process.versions.node)) {
  keepCompiled(join(root, '.cache/node'));
  endWithParent(() => process.kill(process.pid, 'SIGTERM'));
  const file = name === 'astro' ? astro : join(root, name);
  process.argv = [process.execPath, file, ...args];
  if (name === 'astro') runMain();
  else {
    // A file exports its command as `main`, or does all that it does when it is read.
    const { main } = await import(pathToFileURL(file).href);
    if (main) process.exitCode = await main(args);
  }
} else {
  await runOnBundledNode();
}

async function runOnBundledNode() {
  process.exitCode = 1;
  const node = bundledNode(root);
  if (!node) {
    console.error(
      `This Node is ${process.versions.node}, too old, and node_modules brings none: run \`npm start\`, which settles that or says how.`,
    );
    return;
  }
  stopTogether();
  const { code } = await run({ file: node, args: process.argv.slice(1) }, { show: true });
  process.exitCode = code;
}
