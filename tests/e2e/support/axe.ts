import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that axe runs only on request. */
const asked = { 'target-size': { enabled: true } };

/** What axe finds against a page as it stands, each rule with the elements it names. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The page's CSP refuses a script element, but not what the browser's own protocol runs. To read
  // axe takes as long as to run it, so a page that is looked at again keeps it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(
    async ([values, rules]) => {
      // Let what depends on the width or the colour scheme settle.
      await new Promise(requestAnimationFrame);
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const found = await checker.run(document, { runOnly: { type: 'tag', values }, rules });
      return found.violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ target }) => target),
      }));
    },
    [tags, asked] as const,
  );
  return violations.map(({ id, at }) => `${id}: ${at.join(' | ')}`);
}
