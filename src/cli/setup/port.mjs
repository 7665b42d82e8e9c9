// @ts-check
import { connect, createServer } from 'node:net';
import { SetupError } from './child.mjs';

/** Where the catalogue is served unless something else is. */
export const USUAL_PORT = 4321;
const TRIES = 100;

/**
 * The port asked for by `--port N`, `--port=N` or PORT, in this order; undefined where none is.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {number | undefined}
 */
export function askedPort(args, env) {
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  const text = at < 0 ? env['PORT'] : args[at]?.includes('=') ? args[at].slice(7) : args[at + 1];
  if (at < 0 && !text) return undefined;
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  if (port < 1 || port > 65535) {
    throw new SetupError(`"${text ?? ''}" is no port: give a number from 1 to 65535.`);
  }
  return port;
}

/**
 * A port to serve at: the one asked for, or the first free one from 4321 on.
 * @param {number | undefined} asked
 * @param {(port: number) => Promise<string | undefined>} [obstacle] why a port is not to be had
 * @returns {Promise<number>}
 */
export async function choosePort(asked, obstacle = portObstacle) {
  if (asked !== undefined) {
    const reason = await obstacle(asked);
    if (!reason) return asked;
    throw new SetupError(
      `Port ${asked} ${reason}: choose another with \`npm start -- --port N\` or PORT=N.`,
    );
  }
  return freePort(USUAL_PORT, obstacle);
}

/**
 * The first free port from `first` on.
 * @param {number} first
 * @param {(port: number) => Promise<string | undefined>} [obstacle]
 */
export async function freePort(first, obstacle = portObstacle) {
  for (let port = first; port < first + TRIES; port += 1) {
    if (!(await obstacle(port))) return port;
  }
  throw new SetupError(
    `The ports ${first} to ${first + TRIES - 1} are all busy: choose another with \`npm start -- --port N\` or PORT=N.`,
  );
}

/**
 * Why `port` is not to be had, or undefined. A server on either loopback address takes it, since a
 * browser asks both for "localhost"; so does one on all addresses, which some systems let us bind
 * beside.
 * @param {number} port
 * @returns {Promise<string | undefined>}
 */
export async function portObstacle(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersAt(host, port)));
  if (answers.includes(true)) return 'is busy';
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      resolve(error.code === 'EADDRINUSE' ? 'is busy' : `cannot be used (${error.code})`);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function answersAt(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
