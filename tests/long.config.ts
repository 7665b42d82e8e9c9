/// <reference types="vitest/config" />
import { join } from 'node:path';
import { getViteConfig } from 'astro/config';

const root = new URL('..', import.meta.url).pathname;
const beside = join(root, '../shared/corpus/ml-papers.jsonl.gz');

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
        // What is tried on the corpus as well.
        'tests/unit/formats/{feed,round-trip,site-files}.test.ts',
        'tests/unit/importers/round-trip.test.ts',
        'tests/unit/search/{corpus,pagefind}.test.ts',
      ],
      environment: 'node',
      testTimeout: 1_800_000,
      hookTimeout: 600_000,
      env: {
        FUZZ_RUNS: '100000',
        KILLS: '40',
        SEQUENCES: '25',
        PAPERS: '1000',
        CORPUS: process.env['CORPUS'] ?? beside,
      },
    },
  },
  { root, devToolbar: { enabled: false } },
);
