import { SetupError } from './child.mjs';
import { aptHere, findProgram, installWithApt, thisMachine } from './programs.ts';

const PROGRAM = {
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  mac: ['Firefox.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox\\firefox.exe'],
};
const INSTALL = 'apt-get -qq install -y --no-install-recommends firefox-esr';

/**
 * The path of a Firefox: FIREFOX_PATH, then the PATH, then where macOS and Windows keep programs.
 * Undefined where there is none.
 */
export function findFirefox(machine = thisMachine): string | undefined {
  return findProgram(PROGRAM, machine);
}

/**
 * Finds a Firefox, or has apt-get install it where that is possible.
 * @throws SetupError that says how to have one
 */
export async function ensureFirefox(): Promise<string> {
  const apt = aptHere();
  const found = findFirefox();
  if (found) return found;
  if (apt.isOurs)
    await installWithApt('Firefox', `${INSTALL} || { apt-get -qq update && ${INSTALL}; }`);
  const path = findFirefox();
  if (path) return path;
  const how = apt.isThere ? 'run `sudo apt-get install firefox-esr`' : 'install Firefox';
  throw new SetupError(`There is no Firefox: ${how}, or set FIREFOX_PATH.`);
}
