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
export function findChromium({ env, platform, isProgram } = thisMachine): string | undefined {
  const asked = env['CHROMIUM_PATH'];
  if (!asked) return [...onPath(env, platform), ...installed(env, platform)].find(isProgram);
  if (isProgram(asked)) return asked;
  throw new SetupError(`CHROMIUM_PATH is "${asked}", and that is no program: correct or unset it.`);
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
  const { env, platform } = process;
  const apt = onPath(env, platform, ['apt-get']).some(isProgram);
  if (process.getuid?.() === 0 && apt && !env['CHROMIUM_PATH']) {
    if (!found) await installWithApt(INSTALL_ANY);
    else if (!found.endsWith(SHELL)) {
      // Whether the lists of packages that are here name it.
      const { code } = await run({ file: 'apt-cache', args: ['show', SHELL] });
      if (code === 0) await installWithApt(`${INSTALL} ${SHELL}`).catch(() => {});
    }
  }
  const path = findChromium();
  if (path) return path;
  const what = platform === 'linux' ? 'install the package "chromium"' : 'install Google Chrome';
  const how = apt ? 'run `sudo apt-get install chromium`' : what;
  throw new SetupError(`The browser tests need Chromium: ${how}, or set CHROMIUM_PATH.`);
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

function onPath(env: NodeJS.ProcessEnv, platform: string, names = NAMES): string[] {
  if (platform === 'win32') return [];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Where macOS and Windows keep these programs; homes that are not known are left out. */
function installed(env: NodeJS.ProcessEnv, platform: string): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((home) =>
      ['Google Chrome', 'Chromium'].map((name) => `${home}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform !== 'win32') return [];
  const homes = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return homes
    .filter(Boolean)
    .flatMap((home) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'].map(
        (path) => `${home}\\${path}`,
      ),
    );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
