import type { test as base } from '@playwright/test';
import { copySite } from './copied-site.ts';
import { serveHostPage } from './host-page.ts';
import { hostJourneys, journeys, offlineJourneys, type Tab } from './journeys.ts';

/** Tests that get a tab of some browser. */
type WithTab = ReturnType<typeof base.extend<{ tab: Tab }>>;

/** Has each journey made in a browser, in a tab that knows nothing of the others. */
export function testJourneys(browser: string, test: WithTab): void {
  for (const { name, go } of journeys) {
    test(`in ${browser}: ${name}`, ({ tab, baseURL }) => go(tab, baseURL ?? ''));
  }
  for (const { name, go } of hostJourneys) {
    test(`in ${browser}: ${name}`, async ({ tab, baseURL }) => {
      const host = await serveHostPage(baseURL ?? '');
      try {
        await go(tab, host.address);
      } finally {
        await host.close();
      }
    });
  }
  for (const { name, go } of offlineJourneys) {
    test(`in ${browser}: ${name}`, async ({ tab }) => {
      // The copy is made some seconds after the first view.
      test.setTimeout(60_000);
      const site = await copySite();
      try {
        await go(tab, site);
      } finally {
        await site.remove();
      }
    });
  }
}
