// @ts-check
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { SetupError } from './child.mjs';

/** Where the catalogue is served unless something else is. */
export const USUAL_PORT = 4321;
const ADVICE = 'choose another with `npm start -- --port N` or PORT=N.';

/**
 * The port asked for by `--port N`, `--port=N` or PORT, in this order; undefined where none is.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function askedPort(args, env) {
  const options = { port: { type: /** @type {const} */ ('string') } };
  const { port: flag } = parseArgs({ args, options, strict: false }).values;
  if (flag === undefined && !env['PORT']) return undefined;
  // Without its value a flag is true.
  const text = flag === true ? '' : `${flag ?? env['PORT']}`;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  throw new SetupError(`"${text}" is no port: give a number from 1 to 65535.`);
}

/** @typedef {(port: number) => Promise<string | undefined>} Obstacle why a port is not to be had */

/**
 * A port to serve at: the one asked for, or the first free one from 4321 on.
 * @param {number | undefined} asked
 * @param {Obstacle} [obstacle]
 */
export async function choosePort(asked, obstacle = portObstacle) {
  if (asked === undefined) return freePort(USUAL_PORT, obstacle);
  const reason = await obstacle(asked);
  if (!reason) return asked;
  throw new SetupError(`Port ${asked} ${reason}: ${ADVICE}`);
}

/**
 * The first free one of a hundred ports.
 * @param {number} first
 * @param {Obstacle} [obstacle]
 */
export async function freePort(first, obstacle = portObstacle) {
  for (let port = first; port < first + 100; port += 1) {
    if (!(await obstacle(port))) return port;
  }
  throw new SetupError(`The ports ${first} to ${first + 99} are all busy: ${ADVICE}`);
}

/**
 * Why a port is not to be had, or undefined. A server on either loopback address takes it, as a
 * browser asks both for "localhost"; so does one on all addresses.
 * @param {number} port
 */
export async function portObstacle(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersAt(host, port)));
  if (answers.includes(true)) return 'is busy';
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    return code === 'EADDRINUSE' ? 'is busy' : `cannot be used (${code})`;
  }
  await once(server.close(), 'close');
  return undefined;
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
async function answersAt(host, port) {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
