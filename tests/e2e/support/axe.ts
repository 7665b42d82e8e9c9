import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that axe runs only on request. */
const asked = { 'target-size': { enabled: true } };

/** The rules that look at colours, all that another colour scheme can break. */
const colours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against a page as it stands, each rule with the elements it names.
 * @param about `colours` where the page has been looked at in another colour scheme.
 */
export async function findBarriers(page: Page, about?: 'colours'): Promise<string[]> {
  const runOnly: axe.RunOnly = about
    ? { type: 'rule', values: colours }
    : { type: 'tag', values: tags };
  // The page's CSP refuses a script element, but not what the browser's own protocol runs. To read
  // axe takes as long as to run it, so a page that is looked at again keeps it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(
    async ([run, rules]) => {
      // Let what depends on the width or the colour scheme settle.
      await new Promise(requestAnimationFrame);
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const found = await checker.run(document, { runOnly: run, rules });
      return found.violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ target }) => target),
      }));
    },
    [runOnly, about ? {} : asked] as const,
  );
  return violations.map(({ id, at }) => `${id}: ${at.join(' | ')}`);
}
