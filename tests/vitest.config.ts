/// <reference types="vitest/config" />
import { join } from 'node:path';
import { getViteConfig } from 'astro/config';

const root = new URL('..', import.meta.url).pathname;

export default getViteConfig(
  {
    test: {
      root,
      include: ['tests/{unit,component,build,fuzz}/**/*.test.ts'],
      environment: 'node',
      // No test leaves anything behind; a worker for each file would take a minute more.
      isolate: false,
      // Otherwise one fewer than there are cores.
      maxWorkers: 2,
      // Many tests start one of the commands, whose code is compiled once for all of them.
      env: { NODE_COMPILE_CACHE: join(root, '.cache/node') },
      // Property tests take longer on a machine that is busy with the browser tests.
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  },
  { root, devToolbar: { enabled: false } },
);
