// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { assertNodePossible, nodePackage, settleNode } from './node.mjs';
import { npm } from './npm.mjs';
import { withProgress } from './progress.mjs';
import { SetupError } from './setup-error.mjs';

const UNREACHABLE =
  /\b(E(?:AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|TIMEDOUT|PROTO)|ERR_SOCKET_TIMEOUT|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+)\b/;

/**
 * Installs the dependencies unless the last install that succeeded was of this very lock file.
 *
 * @param {string} root
 */
export async function ensureInstalled(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { platform, arch } = process;
  assertNodePossible({
    version: process.versions.node,
    platform,
    arch,
    packaged: nodePackage(manifest, platform, arch) !== undefined,
  });
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
 *
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
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--progress=false'];
  const patience = [
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-factor=4',
    '--loglevel=http',
  ];
  let packages = 0;
  const { code, output } = await withProgress(
    `Installing the dependencies (npm ${command}, into node_modules)`,
    () =>
      run(npm([command, ...flags, ...patience]), {
        onText: (text) => {
          packages += text.match(/npm http (?:fetch GET 200|cache) \S*\.tgz/g)?.length ?? 0;
        },
      }),
    {
      detail: () => (packages ? `${packages} packages fetched` : 'asking the registry'),
      failed: (ended) => ended.code !== 0,
    },
  );
  if (code !== 0) throw new SetupError(explainInstall(output));
}

/**
 * One sentence for an `npm ci` that failed.
 *
 * @param {string} output
 */
export function explainInstall(output) {
  const errors = output.match(/^npm (?:error|ERR!) .*/gm)?.join('\n') ?? output;
  const network = UNREACHABLE.exec(errors)?.[1];
  if (network) {
    const registry = /https?:\/\/[^/\s]+/.exec(errors)?.[0] ?? 'of npm';
    return `The registry ${registry} cannot be reached (${network}): check the network and npm's proxy and registry settings, then run the command again.`;
  }
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(errors)?.[1];
  const reason = errors
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!)\s*/, ''))
    .find((line) => line && !line.startsWith('code '));
  return `npm could not install the dependencies (${[code, reason].filter(Boolean).join(': ')}): \`npm ci --ignore-scripts\` shows all it has to say.`;
}
