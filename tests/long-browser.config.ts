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
  ],
});
