import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** The browser's protocol takes longer to bring half a megabyte than the browser to unpack it. */
const packed = deflateSync(
  readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))),
).toString('base64');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that axe runs only on request. */
const asked = { 'target-size': { enabled: true } };

/** All that another colour scheme can break. */
const colours = ['color-contrast', 'link-in-text-block'];

/** Rules that a look at a page is about which has been looked at with all of them. */
const rulesAbout = {
  colours,
  /** All that where things stand can break. */
  layout: [...colours, 'target-size'],
};

/**
 * What axe finds against a page as it stands, each rule with the elements it names.
 * @param about some of the rules, where the page has been looked at with all of them
 */
export async function findBarriers(page: Page, about?: keyof typeof rulesAbout): Promise<string[]> {
  const runOnly: axe.RunOnly = about
    ? { type: 'rule', values: rulesAbout[about] }
    : { type: 'tag', values: tags };
  await bringAxe(page);
  const violations = await page.evaluate(
    async ([run, rules]) => {
      // Let what depends on the width or the colour scheme settle.
      await new Promise(requestAnimationFrame);
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const found = await checker.run(document, {
        runOnly: run,
        rules,
        resultTypes: ['violations'],
      });
      return found.violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ target }) => target),
      }));
    },
    [runOnly, about ? {} : asked] as const,
  );
  return violations.map(({ id, at }) => `${id}: ${at.join(' | ')}`);
}

/** A page that is looked at again keeps it. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    Object.assign(window, { axeSource: await new Response(unpacked).text() });
  }, packed);
  // The page's CSP refuses a script element and its own eval, but not what the protocol evaluates.
  await page.evaluate('eval(axeSource)');
}
