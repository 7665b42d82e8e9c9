// @ts-check

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { npm, run, SetupError } from './child.mjs';
import { withProgress } from './progress.mjs';

const ADVICE = 'install Node 24 from https://nodejs.org and run the command again.';
const UNREACHABLE =
  /\b(E(?:AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|TIMEDOUT|PROTO)|ERR_SOCKET_TIMEOUT|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+)\b/;

/**
 * Installs the dependencies unless the last install that succeeded was of this very lock file.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  const { platform, arch } = process;
  const packaged = nodePackage(readJson(join(root, 'package.json')), platform, arch) !== undefined;
  assertNodePossible({ version: process.versions.node, platform, arch, packaged });
  const stamp = join(root, 'node_modules', '.installed-lock');
  const wanted = installStamp(readFileSync(join(root, 'package-lock.json')), platform, arch);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  await install(root);
  settleNode(root);
  writeFileSync(stamp, wanted);
}

/**
 * What is written into node_modules after an install that succeeded.
 * @param {string | Uint8Array} lock
 * @param {string} platform
 * @param {string} arch
 */
export function installStamp(lock, platform, arch) {
  return `${createHash('sha256').update(lock).digest('hex')} ${platform}-${arch}\n`;
}

/** @param {string} root */
async function install(root) {
  // Windows cannot delete a program that runs, and `npm ci` begins by deleting our Node.
  const insider = process.execPath.startsWith(join(root, 'node_modules'));
  const command = insider && process.platform === 'win32' ? 'install' : 'ci';
  const flags = '--ignore-scripts --no-audit --no-fund --progress=false --loglevel=http'.split(' ');
  const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-factor=4'];
  let packages = 0;
  const onText = (/** @type {string} */ text) => {
    packages += text.match(/npm http (?:fetch GET 200|cache) \S*\.tgz/g)?.length ?? 0;
  };
  const doing = `Installing the dependencies (npm ${command}, into node_modules)`;
  const work = () => run(npm([command, ...flags, ...retries]), { onText });
  const { code, output } = await withProgress(doing, work, {
    detail: () => (packages ? `${packages} packages fetched` : 'asking the registry'),
    failed: (ended) => ended.code !== 0,
  });
  if (code !== 0) throw new SetupError(explainInstall(output));
}

/**
 * One sentence for an `npm ci` that failed.
 * @param {string} output
 */
export function explainInstall(output) {
  const errors = output.match(/^npm (?:error|ERR!) .*/gm)?.join('\n') ?? output;
  const network = UNREACHABLE.exec(errors)?.[1];
  if (network) {
    const registry = /https?:\/\/[^/\s]+/.exec(errors)?.[0] ?? 'of npm';
    return `The registry ${registry} cannot be reached (${network}): check the network and npm's proxy and registry settings, then run the command again.`;
  }
  const told = errors.replace(/^npm (?:error|ERR!)\s*/gm, '');
  const code = /^code (\S+)/m.exec(told)?.[1];
  const reason = told.split('\n').find((line) => line && !line.startsWith('code '));
  return `npm could not install the dependencies (${[code, reason].filter(Boolean).join(': ')}): \`npm ci --ignore-scripts\` shows all it has to say.`;
}

/** From here on Node runs TypeScript files as they are; Astro asks for 22.12. */
const NEEDED = '22.18.0';
/** What these set-up files themselves, and npm as it comes with Node, ask for. */
const NEEDED_FOR_SETUP = '20.0.0';

/** @param {string} version such as "24.21.0" @param {string} [least] */
export function isNewEnough(version, least = NEEDED) {
  return version.localeCompare(least, 'en', { numeric: true }) >= 0;
}

/**
 * The package of package.json's optionalDependencies that is a Node for this platform.
 * @param {{ optionalDependencies?: Record<string, string> }} manifest
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(manifest, platform, arch) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  return manifest.optionalDependencies?.[name] ? name : undefined;
}

/**
 * Throws where no Node that is new enough can come to be: before anything is installed.
 * @param {{ version: string, platform: string, arch: string, packaged: boolean }} machine
 */
export function assertNodePossible({ version, platform, arch, packaged }) {
  const isOld = !isNewEnough(version, NEEDED_FOR_SETUP);
  if (!isOld && (packaged || isNewEnough(version))) return;
  const needed = isOld ? '20 or newer' : `${NEEDED} or newer on ${platform} ${arch}`;
  throw new SetupError(`The catalogue needs Node ${needed} and this is ${version}: ${ADVICE}`);
}

/**
 * The installed package's Node, or undefined where there is none.
 * @param {string} root
 * @returns {string | undefined}
 */
export function bundledNode(root) {
  const name = nodePackage(readJson(join(root, 'package.json')), process.platform, process.arch);
  const home = join(root, 'node_modules', name ?? '');
  if (!name || !existsSync(join(home, 'package.json'))) return undefined;
  return join(home, readJson(join(home, 'package.json')).bin.node);
}

/**
 * Sees to it that scripts find a Node that is new enough: npm 10 deletes the package's link in .bin,
 * and a binary that does not run here (Alpine's C library) must not hide the machine's Node.
 * @param {string} root
 */
export function settleNode(root) {
  const node = bundledNode(root);
  const bin = join(root, 'node_modules', '.bin');
  const runs = node !== undefined && spawnSync(node, ['--version']).status === 0;
  if (!runs)
    for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(join(bin, name), { force: true });
  else if (!existsSync(join(bin, 'node'))) {
    mkdirSync(bin, { recursive: true });
    const path = relative(bin, node);
    if (process.platform !== 'win32') symlinkSync(path, join(bin, 'node'));
    else writeFileSync(join(bin, 'node.cmd'), `@"%~dp0${path}" %*\r\n`);
  }
  // Otherwise scripts find the machine's Node, if it has one.
  const { stdout } = spawnSync('node', ['--version'], { cwd: root, encoding: 'utf8' });
  if (runs || isNewEnough(stdout?.trim().slice(1) || '0.0.0')) return;
  throw new SetupError(
    `The registry gave no Node that runs on ${process.platform} ${process.arch} and this machine's is older than ${NEEDED}: ${ADVICE}`,
  );
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
