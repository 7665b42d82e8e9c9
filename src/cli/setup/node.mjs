// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SetupError } from './setup-error.mjs';

/** From here on Node runs TypeScript files as they are; Astro asks for 22.12. */
const NEEDED = '22.18.0';
/** What these set-up files themselves, and npm as it comes with Node, ask for. */
const NEEDED_FOR_SETUP = '20.0.0';

/**
 * @param {string} version such as "24.21.0"
 * @param {string} [least]
 */
export function isNewEnough(version, least = NEEDED) {
  const [have, need] = [version, least].map((text) => text.split('.').map(Number));
  const differs = have?.findIndex((part, index) => part !== need?.[index]) ?? -1;
  return differs < 0 || (have?.[differs] ?? 0) > (need?.[differs] ?? 0);
}

/**
 * The package of package.json's optionalDependencies that is a Node for this platform.
 *
 * @param {{ optionalDependencies?: Record<string, string> }} manifest
 * @param {string} platform
 * @param {string} arch
 * @returns {string | undefined}
 */
export function nodePackage(manifest, platform, arch) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  return manifest.optionalDependencies?.[name] ? name : undefined;
}

/**
 * Throws where no Node that is new enough can come to be: before anything is installed.
 *
 * @param {{ version: string, platform: string, arch: string, packaged: boolean }} machine
 */
export function assertNodePossible({ version, platform, arch, packaged }) {
  const advice = 'install Node 24 from https://nodejs.org and run the command again.';
  if (!isNewEnough(version, NEEDED_FOR_SETUP)) {
    throw new SetupError(`The catalogue needs Node 20 or newer and this is ${version}: ${advice}`);
  }
  if (!packaged && !isNewEnough(version)) {
    throw new SetupError(
      `The catalogue needs Node ${NEEDED} or newer on ${platform} ${arch} and this is ${version}: ${advice}`,
    );
  }
}

/**
 * The installed package's Node, or undefined where there is none.
 *
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
 * Sees to it that scripts find a Node that is new enough. npm 10 installs the package and deletes
 * its link in .bin while it cleans up after the other platforms' packages; and a binary that does
 * not run here (Alpine's C library) must not hide the machine's Node.
 *
 * @param {string} root
 */
export function settleNode(root) {
  const node = bundledNode(root);
  const runs = node !== undefined && spawnSync(node, ['--version']).status === 0;
  if (node && runs) link(root, node);
  else
    for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(bin(root, name), { force: true });
  if (runs || isNewEnough(machineNode(root))) return;
  throw new SetupError(
    `The registry gave no Node that runs on ${process.platform} ${process.arch} and this machine's is older than ${NEEDED}: install Node 24 from https://nodejs.org and run the command again.`,
  );
}

/**
 * @param {string} root
 * @param {string} node
 */
function link(root, node) {
  const target = bin(root, 'node');
  if (existsSync(target)) return;
  mkdirSync(bin(root), { recursive: true });
  const path = relative(bin(root), node);
  if (process.platform !== 'win32') symlinkSync(path, target);
  else writeFileSync(bin(root, 'node.cmd'), `@"%~dp0${path}" %*\r\n`);
}

/**
 * @param {string} root
 * @returns {string} the version of the Node that a script would find, "0.0.0" for none
 */
function machineNode(root) {
  const { stdout } = spawnSync('node', ['--version'], { cwd: root, encoding: 'utf8' });
  return stdout?.trim().slice(1) || '0.0.0';
}

/**
 * @param {string} root
 * @param {string[]} parts
 */
function bin(root, ...parts) {
  return join(root, 'node_modules', '.bin', ...parts);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
