import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, SetupError } from './child.mjs';
import { withProgress } from './progress.mjs';

/** Where programs are looked for. */
export interface Machine {
  env: NodeJS.ProcessEnv;
  platform: string;
  isProgram: (file: string) => boolean;
}

export const thisMachine: Machine = { env: process.env, platform: process.platform, isProgram };

/** What a program is called, and where it stands if not on the PATH. */
export interface Program {
  /** Variable of the environment that names it. */
  variable: string;
  /** Its names on the PATH, the best one first. */
  names: readonly string[];
  /** Its paths below a Mac's folders of applications. */
  mac: readonly string[];
  /** Its paths below Windows' folders of programs. */
  windows: readonly string[];
}

/**
 * The path of a program: the one that the environment names, then the PATH, then where macOS and
 * Windows keep programs. Undefined where there is none.
 * @throws SetupError where the environment names what is no program
 */
export function findProgram(
  { variable, names, mac, windows }: Program,
  { env, platform, isProgram }: Machine,
): string | undefined {
  const asked = env[variable];
  if (asked) {
    if (isProgram(asked)) return asked;
    throw new SetupError(`${variable} is "${asked}", and that is no program: correct or unset it.`);
  }
  const placed = installed(env, platform, platform === 'darwin' ? mac : windows);
  return [...onPath(env, platform, names), ...placed].find(isProgram);
}

function onPath(env: NodeJS.ProcessEnv, platform: string, names: readonly string[]): string[] {
  if (platform === 'win32') return [];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Homes that are not known are left out. */
function installed(env: NodeJS.ProcessEnv, platform: string, paths: readonly string[]): string[] {
  const { HOME, PROGRAMFILES, LOCALAPPDATA } = env;
  if (platform === 'darwin') {
    const homes = ['/Applications', join(HOME ?? '', 'Applications')];
    return homes.flatMap((home) => paths.map((path) => `${home}/${path}`));
  }
  if (platform !== 'win32') return [];
  const homes = [PROGRAMFILES, env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(Boolean);
  return homes.flatMap((home) => paths.map((path) => `${home}\\${path}`));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Whether there is an apt-get here, and whether this process may use it. */
export function aptHere(): { isThere: boolean; isOurs: boolean } {
  const isThere = onPath(process.env, process.platform, ['apt-get']).some(isProgram);
  return { isThere, isOurs: isThere && process.getuid?.() === 0 };
}

/**
 * Has apt-get install something.
 * @param script a line of the shell
 * @throws SetupError with apt-get's own reason
 */
export async function installWithApt(what: string, script: string): Promise<void> {
  const { code, output } = await withProgress(
    `Installing ${what} (apt-get)`,
    () => run({ file: 'sh', args: ['-c', script] }, { env: { DEBIAN_FRONTEND: 'noninteractive' } }),
    { failed: (ended) => ended.code !== 0 },
  );
  if (code === 0) return;
  const reason = /^E: .*/m.exec(output)?.[0] ?? `exit code ${code}`;
  throw new SetupError(`apt-get could not install ${what} (${reason}).`);
}
