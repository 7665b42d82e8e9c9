// @ts-check
// `npm start`: installs what is missing, builds the catalogue and serves it. Runs on Node 20 with
// nothing installed.
import { fileURLToPath } from 'node:url';
import { worthSeeing } from './setup/build-output.mjs';
import { npmRun, run, SetupError, stopTogether } from './setup/child.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { askedPort, choosePort, USUAL_PORT } from './setup/port.mjs';
import { withProgress } from './setup/progress.mjs';

const HOST = '127.0.0.1';
const root = fileURLToPath(new URL('../..', import.meta.url));

process.chdir(root);
stopTogether();
try {
  const asked = askedPort(process.argv.slice(2), process.env);
  // Asked twice: a port that is not to be had is better known before the long work than after it.
  await choosePort(asked);
  await ensureInstalled(root);
  await build();
  const port = await choosePort(asked);
  if (!asked && port !== USUAL_PORT) console.log(`Port ${USUAL_PORT} is busy: taking ${port}.`);
  await serve(port);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function build() {
  const doing = 'Building the catalogue (astro build, into dist)';
  const { code, output } = await withProgress(doing, () => run(npmRun('build')), {
    failed: (ended) => ended.code !== 0,
  });
  if (code !== 0) {
    process.stderr.write(output);
    throw new SetupError('The catalogue was not built: the lines above say why.');
  }
  for (const line of worthSeeing(output)) console.warn(line);
}

/** @param {number} port */
async function serve(port) {
  let output = '';
  let address = '';
  const { code } = await run(npmRun('preview', ['--port', `${port}`, '--host', HOST]), {
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
    endless: true,
    onText: (text) => {
      output += text;
      if (!address) address = announce(output);
    },
  });
  process.stderr.write(address ? '' : output);
  throw new SetupError(`The server ended by itself (exit code ${code}).`);
}

/**
 * Prints where the catalogue is served, as Astro says it: another program may have had the port.
 * @param {string} output
 */
function announce(output) {
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(output) ?? [];
  if (address) {
    const url = new URL(address);
    url.hostname = 'localhost';
    url.pathname = url.pathname.replace(/\/?$/, '/');
    console.log(`\nThe catalogue is at ${url}\nCtrl-C stops the server.`);
  }
  return address;
}
