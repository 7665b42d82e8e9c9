import { test as base } from '@playwright/test';
import { type Browser, launch } from 'puppeteer-core';
import { findFirefox } from '#cli/setup/firefox.ts';
import { testJourneys } from './support/journey-tests.ts';
import type { Tab } from './support/journeys.ts';

/** Firefox as readers have it: Playwright's own is another one. */
const executablePath = findFirefox();

const test = base.extend<{ tab: Tab }, { firefox: Browser }>({
  firefox: [
    async ({ browserName: _ }, use) => {
      if (!executablePath) throw new Error('There is no Firefox');
      // As wide as Playwright's pages.
      const defaultViewport = { width: 1280, height: 720 };
      const firefox = await launch({ browser: 'firefox', executablePath, defaultViewport });
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  async tab({ firefox }, use) {
    const context = await firefox.createBrowserContext();
    await use(await context.newPage());
    await context.close();
  },
});

// One Firefox for all of them: to start it takes longer than most journeys.
test.describe.configure({ mode: 'default', timeout: 60_000 });
test.skip(!executablePath, 'Firefox is not here, and was not tried');

testJourneys('Firefox', test);
