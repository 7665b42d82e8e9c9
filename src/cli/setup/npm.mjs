// @ts-check

/** @typedef {import('./child.mjs').Command} Command */

/**
 * How to call npm: the very one that runs us, on its own Node, else the one on the path. npm's Node
 * is the machine's: the one in node_modules would be pulled from under an `npm ci`.
 *
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
 * One of package.json's scripts as a nested run. Only a nested run finds the Node of node_modules:
 * a shell that has looked `node` up once keeps to what it found.
 *
 * @param {string} script
 * @param {string[]} [args]
 */
export function npmRun(script, args = []) {
  return npm(['run', '--silent', script, '--', ...args]);
}
