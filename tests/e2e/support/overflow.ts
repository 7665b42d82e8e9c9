import type { Page } from '@playwright/test';

const widths = [320, 390, 1280, 2560];

/** What sticks out of the screen at the side at any width, details closed or opened. */
export async function findOverflow(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const open of [false, true]) {
      const elements = await page.evaluate(measure, open);
      found.push(...elements.map((element) => `${width} px${open ? ', opened' : ''}: ${element}`));
    }
  }
  return found;
}

/** Runs in the page: the innermost elements beyond the edge, at most five of them. */
function measure(open: boolean): string[] {
  for (const details of document.querySelectorAll('details')) details.open = open;
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const beyond = (element: Element) => element.getBoundingClientRect().right > clientWidth;
  const found = [...document.body.querySelectorAll('*')].filter(
    (element) => beyond(element) && ![...element.children].some(beyond),
  );
  const shown = found.slice(0, 5).map((element) => {
    const { localName, className, textContent } = element;
    return `${localName}.${className} "${textContent.slice(0, 40)}"`;
  });
  return shown.length > 0 ? shown : [`${scrollWidth - clientWidth} px, by no element`];
}
