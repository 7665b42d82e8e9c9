import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, SetupError } from './child.mjs';
import { withProgress } from './progress.mjs';

/** Chromium without windows, in which tests take less than half the time: Debian's package. */
const SHELL = 'chromium-headless-shell';
const NAMES = [
  SHELL,
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
];
const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
const INSTALL = 'apt-get -qq install -y --no-install-recommends fonts-dejavu-core fonts-liberation';
const INSTALL_ANY = `apt-get -qq update && { ${INSTALL} ${SHELL} || ${INSTALL} chromium; }`;

interface Machine {
  env: NodeJS.ProcessEnv;
  platform: string;
  isProgram: (file: string) => boolean;
}

const thisMachine: Machine = { env: process.env, platform: process.platform, isProgram };

/**
 * The path of a Chromium or Chrome: CHROMIUM_PATH, then the PATH, one without windows before the
 * others, then where macOS and Windows keep programs. Undefined where there is none.
 */
export function findChromium(machine = thisMachine): string | undefined {
  const { env, platform, isProgram: works } = machine;
  const asked = env['CHROMIUM_PATH'];
  if (asked) {
    if (works(asked)) return asked;
    throw new SetupError(
      `CHROMIUM_PATH is "${asked}", and that is no program: correct or unset it.`,
    );
  }
  return [...onPath(env, platform), ...installed(env, platform)].find(works);
}

/**
 * Finds a Chromium, or has apt-get install it where that is possible, or says what to install. Where
 * only one with windows is found, the one without is installed beside it if that is no trouble.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  const apt = onPath(process.env, process.platform, ['apt-get']).some(isProgram);
  if (process.getuid?.() === 0 && apt && !process.env['CHROMIUM_PATH']) {
    if (!found) await installWithApt(INSTALL_ANY);
    else if (!found.endsWith(SHELL)) {
      // Whether the lists of packages that are here name it.
      const { code } = await run({ file: 'apt-cache', args: ['show', SHELL] });
      if (code === 0) await installWithApt(`${INSTALL} ${SHELL}`).catch(() => {});
    }
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new SetupError(`The browser tests need Chromium: ${advice(process.platform, apt)}.`);
}

async function installWithApt(script: string): Promise<void> {
  const { code, output } = await withProgress(
    'Installing Chromium (apt-get)',
    () => run({ file: 'sh', args: ['-c', script] }, { env: { DEBIAN_FRONTEND: 'noninteractive' } }),
    { failed: (ended) => ended.code !== 0 },
  );
  if (code === 0) return;
  const reason = /^E: .*/m.exec(output)?.[0] ?? `exit code ${code}`;
  throw new SetupError(`apt-get could not install Chromium (${reason}).`);
}

function advice(platform: string, apt: boolean): string {
  if (apt) return 'run `sudo apt-get install chromium`, or set CHROMIUM_PATH';
  const what = platform === 'linux' ? 'install the package "chromium"' : 'install Google Chrome';
  return `${what}, or set CHROMIUM_PATH`;
}

function onPath(env: NodeJS.ProcessEnv, platform: string, names = NAMES): string[] {
  if (platform === 'win32') return [];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function installed(env: NodeJS.ProcessEnv, platform: string): string[] {
  if (platform === 'darwin') {
    const homes = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
    return homes.flatMap((home) => MAC.map((path) => join(home, path)));
  }
  if (platform !== 'win32') return [];
  const homes = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return homes.flatMap((home) => (home ? WINDOWS.map((path) => `${home}\\${path}`) : []));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
