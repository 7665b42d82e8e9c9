/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

const root = new URL('..', import.meta.url).pathname;

/** `npm run test:long`: the tests that try very many cases, with as many as they are good for. */
export default getViteConfig(
  {
    test: {
      root,
      include: [
        'tests/build/{differential,incremental,publish}.test.ts',
        'tests/fuzz/**/*.test.ts',
        'tests/long/**/*.test.ts',
        'tests/unit/text/safety.test.ts',
      ],
      environment: 'node',
      testTimeout: 1_800_000,
      env: { FUZZ_RUNS: '100000', KILLS: '40', SEQUENCES: '25', PAPERS: '1000' },
    },
  },
  { root, devToolbar: { enabled: false } },
);
