// @ts-check
import { existsSync, readdirSync, rmSync } from 'node:fs';
import module from 'node:module';

/** More files than all commands are made of, several times over. */
const MOST = 8000;

/**
 * Has Node keep what it compiles for the next command: to read and compile the code is a second of
 * each. A build's own code lies in another folder every time, so what is kept is thrown away when
 * it has become too much. Runs on Node 20, which keeps nothing.
 * @param {string} folder
 */
export function keepCompiled(folder, most = MOST) {
  const isTooMuch = existsSync(folder) && readdirSync(folder, { recursive: true }).length > most;
  if (isTooMuch) rmSync(folder, { recursive: true, force: true });
  module.enableCompileCache?.(folder);
}
