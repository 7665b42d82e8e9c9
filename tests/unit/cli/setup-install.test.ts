import { describe, expect, it } from 'vitest';
import { explainInstall, installStamp } from '#cli/setup/install.mjs';

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
