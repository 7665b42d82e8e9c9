import { test as base } from '@playwright/test';
import { testJourneys } from './support/journey-tests.ts';
import type { Tab } from './support/journeys.ts';

const test = base.extend<{ tab: Tab }>({ tab: ({ page }, use) => use(page) });
test.use({ serviceWorkers: 'allow', reuseContext: false });

testJourneys('Chromium', test);
