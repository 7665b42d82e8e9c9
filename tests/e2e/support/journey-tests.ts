import type { test as base } from '@playwright/test';
import { copySite } from './copied-site.ts';
import { journeys, offlineJourneys, type Tab } from './journeys.ts';

/** Tests that get a tab of some browser. */
type WithTab = ReturnType<typeof base.extend<{ tab: Tab }>>;

/** Has each journey made in a browser, in a tab that knows nothing of the others. */
export function testJourneys(browser: string, test: WithTab): void {
  for (const { name, go } of journeys) {
    test(`in ${browser}: ${name}`, ({ tab, baseURL }) => go(tab, baseURL ?? ''));
  }
  for (const { name, go } of offlineJourneys) {
    test(`in ${browser}: ${name}`, async ({ tab }) => {
      // The copy is made some seconds after the first view.
      test.setTimeout(150_000);
      const site = await copySite();
      try {
        await go(tab, site);
      } finally {
        await site.remove();
      }
    });
  }
}
