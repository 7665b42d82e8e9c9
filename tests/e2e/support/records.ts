import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { readContent } from '#loaders/read-content.ts';
import type { PersonName } from '#schema/person-name.ts';

const folder = fileURLToPath(new URL('../../../content', import.meta.url));
const { content } = await readContent(folder);

/** The records of the first catalogue, newest first, and whether a curator's note is with them. */
export const records = content.papers
  .map(({ record, commentary }) => ({ ...record, commentary }))
  .sort((a, b) => (a.date < b.date ? 1 : -1));

/** A name in reading order. */
export function nameOf({ given, family }: PersonName): string {
  return [given, family].filter(Boolean).join(' ');
}

/** Text with the signs of a typewriter: what typesetting may change is not what is tested. */
export function straight(text: string | null): string {
  return (text ?? '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Waits until the page lists these papers, in this order, and no others. */
export async function expectListed(
  page: Page,
  papers: readonly { title: string }[],
): Promise<void> {
  const listed = async () => (await page.locator('.papers h3').allTextContents()).map(straight);
  await expect.poll(listed).toEqual(papers.map(({ title }) => title));
}
