import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '#cli/setup/chromium.ts';
import { serveFolder } from '../support/serve-folder.ts';

/** The path of a Chromium; throws where there is none. */
export function chromiumPath(): string {
  const path = findChromium();
  if (!path) throw new Error('This needs Chromium: install it, or set CHROMIUM_PATH.');
  return path;
}

/** Serves a built site, has Chromium visit it, and says which Chromium that was. */
export async function inBrowser<Result>(
  folder: string,
  visit: (browser: Browser, address: string) => Promise<Result>,
): Promise<[result: Result, browser: string]> {
  const executablePath = chromiumPath();
  const { address, close } = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    return [await visit(browser, address), `Chromium ${browser.version()}`];
  } finally {
    await browser.close();
    await close();
  }
}
