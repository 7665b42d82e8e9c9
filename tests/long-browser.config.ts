import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

// The tests' workers inherit it.
process.env['TEXTS'] = 'all';

/** The part of `npm run test:long` that needs a browser and the built site. */
export default defineConfig({
  ...config,
  projects: [
    ...(config.projects ?? []).filter(({ name }) => name === 'long'),
    { name: 'webkit', testMatch: '**/webkit.spec.ts' },
    // What fails once in a hundred times fails here. With `--workers=20` the machine is busy, too.
    {
      name: 'offered',
      testMatch: '**/offline-update.spec.ts',
      grep: /an update is offered/,
      repeatEach: 200,
      retries: 0,
      timeout: 180_000,
      expect: { timeout: 15_000 },
    },
    {
      name: 'offline',
      testMatch: ['**/journeys.spec.ts', '**/firefox.spec.ts'],
      grep: /without a network/,
      repeatEach: 50,
      retries: 0,
    },
  ],
});
