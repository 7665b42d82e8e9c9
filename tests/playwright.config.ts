import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from '#cli/setup/chromium.ts';
import { freePort } from '#cli/setup/port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// Workers read this file again: they have to find the port of the server that is running.
process.env['E2E_PORT'] ??= String(await freePort(4400));
const port = process.env['E2E_PORT'];
const address = new URL(process.env['BASE'] ?? '/', `http://localhost:${port}`).href;

// Some tests build a site: the code of a build is compiled once for all of them.
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache/node');

const executablePath = findChromium();
const TIMED = '**/search-speed.spec.ts';
/** Has to be installed, with a screen: part of `npm run test:long`. */
const WEBKIT = '**/webkit.spec.ts';
/** Each takes half a minute or more in one worker: it builds a site, visits every page, or has one browser. */
const LONG = [
  '**/hostile.spec.ts',
  '**/extremes.spec.ts',
  '**/every-page.spec.ts',
  '**/content.spec.ts',
  '**/firefox.spec.ts',
];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  // Much of a test is waiting: two more than the two cores that CI has.
  workers: 4,
  // On a busy machine a browser is now and then too slow; what passes the second time is reported.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  use: {
    baseURL: address,
    // What a test leaves is taken away, but the process of its page stays for the next one, which saves
    // a sixth of the time. What counts what is fetched, or cuts the network, has one of its own.
    reuseContext: true,
    // What a worker answers no test could intercept; the tests of the worker let it in.
    serviceWorkers: 'block',
    // What moves is tried where it is meant; elsewhere it would be drawn in each test, frame by frame.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // What is long begins first, so that nothing waits for it in the end; what measures time can be
  // run while nothing else does.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'short', testIgnore: [...LONG, TIMED, WEBKIT] },
    { name: 'speed', testMatch: TIMED, outputDir: '../test-results/speed' },
  ],
  // Builds the made-up catalogue first, if it is not there or not of this code.
  webServer: {
    command: `node src/cli/run.mjs tests/fixture-site.ts ${port}`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
