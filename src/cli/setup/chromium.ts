import { run, SetupError } from './child.mjs';
import { aptHere, findProgram, installWithApt, thisMachine } from './programs.ts';

/** Chromium without windows, in which tests take less than half the time: Debian's package. */
const SHELL = 'chromium-headless-shell';
const PROGRAM = {
  variable: 'CHROMIUM_PATH',
  names: [
    SHELL,
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ],
  mac: ['Google Chrome', 'Chromium'].map((name) => `${name}.app/Contents/MacOS/${name}`),
  windows: ['Google\\Chrome', 'Chromium'].map((name) => `${name}\\Application\\chrome.exe`),
};
const INSTALL = 'apt-get -qq install -y --no-install-recommends fonts-dejavu-core fonts-liberation';
const INSTALL_ANY = `apt-get -qq update && { ${INSTALL} ${SHELL} || ${INSTALL} chromium; }`;

/**
 * The path of a Chromium or Chrome: CHROMIUM_PATH, then the PATH, one without windows before the
 * others, then where macOS and Windows keep programs. Undefined where there is none.
 */
export function findChromium(machine = thisMachine): string | undefined {
  return findProgram(PROGRAM, machine);
}

/** The path of a Chromium for what cannot do without; throws where there is none. */
export function needChromium(): string {
  const path = findChromium();
  if (path) return path;
  throw new SetupError('This needs Chromium: install it, or set CHROMIUM_PATH.');
}

/**
 * Finds a Chromium, or has apt-get install it where that is possible, or says what to install. Where
 * only one with windows is found, the one without is installed beside it if that is no trouble.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  const apt = aptHere();
  if (apt.isOurs && !process.env['CHROMIUM_PATH']) {
    if (!found) await installWithApt('Chromium', INSTALL_ANY);
    else if (!found.endsWith(SHELL)) {
      // Whether the lists of packages that are here name it.
      const { code } = await run({ file: 'apt-cache', args: ['show', SHELL] });
      if (code === 0) await installWithApt('Chromium', `${INSTALL} ${SHELL}`).catch(() => {});
    }
  }
  const path = findChromium();
  if (path) return path;
  const isLinux = process.platform === 'linux';
  const what = isLinux ? 'install the package "chromium"' : 'install Google Chrome';
  const how = apt.isThere ? 'run `sudo apt-get install chromium`' : what;
  throw new SetupError(`The browser tests need Chromium: ${how}, or set CHROMIUM_PATH.`);
}
