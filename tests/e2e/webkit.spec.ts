import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { freePort } from '#cli/setup/port.mjs';
import { aptHere, installWithApt } from '#cli/setup/programs.ts';
import { testJourneys } from './support/journey-tests.ts';
import type { Tab } from './support/journeys.ts';
import { openDriven } from './support/web-driver.ts';

/** WebKitGTK, the WebKit that a Debian has; it needs a screen, and gets one that nobody sees. */
const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';
const LIBRARIES = '/usr/lib';
const INSTALL = 'apt-get -qq install -y --no-install-recommends webkit2gtk-driver xvfb';

function findBrowser(): string | undefined {
  if (![DRIVER, SCREEN].every((file) => existsSync(file))) return undefined;
  const folders = readdirSync(LIBRARIES).map((name) => `${LIBRARIES}/${name}/webkit2gtk-4.1`);
  return folders.map((folder) => `${folder}/MiniBrowser`).find((file) => existsSync(file));
}

const test = base.extend<{ tab: Tab }, { driver: { address: string; binary: string } | undefined }>(
  {
    driver: [
      async ({ browserName: _ }, use) => {
        if (!findBrowser() && aptHere().isOurs) {
          const script = `${INSTALL} || { apt-get -qq update && ${INSTALL}; }`;
          await installWithApt('WebKitGTK', script).catch(() => {});
        }
        const binary = findBrowser();
        if (!binary) return use(undefined);
        const screen = spawn(SCREEN, ['-displayfd', '1', '-screen', '0', '1280x900x24'], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        const [display] = await once(screen.stdout, 'data');
        const port = await freePort(4500);
        const env = {
          ...process.env,
          DISPLAY: `:${String(display).trim()}`,
          LIBGL_ALWAYS_SOFTWARE: '1',
        };
        const driver = spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore' });
        const address = `http://127.0.0.1:${port}`;
        await answers(`${address}/status`);
        await use({ address, binary });
        for (const program of [driver, screen]) await end(program);
      },
      { scope: 'worker', timeout: 300_000 },
    ],
    async tab({ driver }, use) {
      test.skip(!driver, 'WebKitGTK is not here, and was not tried');
      if (!driver) return;
      const { tab, close } = await openDriven(driver.address, {
        'webkitgtk:browserOptions': { binary: driver.binary, args: ['--automation'] },
      });
      await use(tab);
      await close();
    },
  },
);

test.describe.configure({ mode: 'default', timeout: 120_000 });

testJourneys('WebKit', test);

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(address).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} gives no answer`);
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  program.kill();
  await once(program, 'exit');
}
