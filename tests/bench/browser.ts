import { type Browser, chromium } from '@playwright/test';
import { needChromium } from '#cli/setup/chromium.ts';
import { serveFolder } from '../support/serve-folder.ts';

/** Serves a built site, has Chromium visit it, and says which Chromium that was. */
export async function inBrowser<Result>(
  folder: string,
  visit: (browser: Browser, address: string) => Promise<Result>,
): Promise<[result: Result, browser: string]> {
  const executablePath = needChromium();
  const { address, close } = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    return [await visit(browser, address), `Chromium ${browser.version()}`];
  } finally {
    await browser.close();
    await close();
  }
}
