// @ts-check
import { spawn } from 'node:child_process';

/** What went wrong, in one sentence that says what to do about it; it is printed alone. */
export class SetupError extends Error {}

/**
 * @typedef {{ file: string, args: string[], shell?: boolean }} Command
 * @typedef {{ env?: NodeJS.ProcessEnv, show?: boolean, endless?: boolean, onText?: (text: string) => void }} Options
 * @typedef {{ code: number, output: string }} Ended
 */

/** @type {Record<string, number>} */
const SIGNALS = { SIGINT: 2, SIGTERM: 15 };
const PATIENCE_MS = 8000;
const PARENT_CHECK_MS = 1000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {number | undefined} */
let exitCode;
let isTogether = false;

/**
 * Runs a command to its end, without standard input, and keeps its output, unless `show` hands it
 * ours. One that cannot be started ends with code 127; an `endless` one is properly stopped.
 * @param {Command} command
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function run({ file, args, shell = false }, { env, show, endless, onText } = {}) {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    shell,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      onText?.(text);
    });
  }
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      running.delete(child);
      if (exitCode === undefined) resolve({ code, output });
      else if (running.size === 0) process.exit(endless ? 0 : exitCode);
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + (SIGNALS[signal ?? ''] ?? 9)));
  });
}

/** From here on a signal, or the end of the parent, ends first what `run` started, then this. */
export function stopTogether() {
  if (isTogether) return;
  isTogether = true;
  for (const signal of Object.keys(SIGNALS)) process.on(signal, () => stop(signal));
  endWithParent(() => stop('SIGTERM'));
}

/**
 * Calls back when the parent is gone. A parent that is killed outright forwards no signal.
 * @param {() => void} end
 */
export function endWithParent(end) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return;
    clearInterval(timer);
    end();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** @param {string} signal */
function stop(signal) {
  exitCode ??= 128 + (SIGNALS[signal] ?? 15);
  if (running.size === 0) process.exit(exitCode);
  for (const child of running) {
    // SIGTERM whatever came: a terminal has sent its SIGINT to the children already, and a second
    // one makes some of them skip their own cleaning up.
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * How to call npm: the very one that runs us, on the machine's Node, as `npm ci` takes away the one
 * in node_modules; else the one on the path.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [platform]
 * @returns {Command}
 */
export function npm(args, env = process.env, platform = process.platform) {
  const cli = env['npm_execpath'] ?? '';
  if (/npm-cli\.c?js$/.test(cli)) {
    return { file: env['npm_node_execpath'] ?? process.execPath, args: [cli, ...args] };
  }
  return { file: 'npm', args, shell: platform === 'win32' };
}

/**
 * One of package.json's scripts as a nested run, which alone finds the Node of node_modules.
 * @param {string} script
 * @param {string[]} [args]
 */
export function npmRun(script, args = []) {
  return npm(['run', '--silent', script, '--', ...args]);
}
