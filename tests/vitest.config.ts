/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

const root = new URL('..', import.meta.url).pathname;

export default getViteConfig(
  {
    test: {
      root,
      include: ['tests/unit/**/*.test.ts', 'tests/component/**/*.test.ts'],
      environment: 'node',
    },
  },
  { root, devToolbar: { enabled: false } },
);
