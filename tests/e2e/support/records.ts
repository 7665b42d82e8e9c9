import { expect, type Page } from '@playwright/test';
import { authorSlugs } from '#catalog/names.ts';
import { CATALOGUE_PAGE } from '#catalog/pagination.ts';
import type { PersonName } from '#schema/person-name.ts';
import { areasOf } from '#schema/work.ts';
import { readContent } from '#sources/read-content.ts';
import { fixture } from './built-site.ts';

const { content } = await readContent(fixture);

/** The end of the address of the author whom a printed name means. */
export const slugOf = authorSlugs(content.authors);

export const { areas, orgs, moves = new Map<string, string>(), linkStates } = content;

/** What the tested site says of itself. */
export const { name: siteName, title: siteTitle, footer } = content.site;

/** Its records, newest first, by their main area, and whether a curator's note is with them. */
export const records = content.papers
  .map(({ record, commentary, source }) => {
    const { abstract = '' } = record;
    const [area = ''] = areasOf(record);
    return { ...record, area, abstract, commentary, file: source.file };
  })
  .sort((a, b) => (a.date < b.date ? 1 : -1));

/** The papers of the first page. */
export const latest = records.slice(0, CATALOGUE_PAGE + (records.length % CATALOGUE_PAGE));

/** Papers as most are, each in a file of its own; the hard cases stand in data files. */
export const ordinary = records.filter(({ file }) => file.endsWith('.mdx'));

/** What the list says over all papers. */
export const everything = `${records.length} papers`;

/** Everyone with a paper, by the end of the address, and how many papers. */
export const people = new Map<string, { name: string; papers: number }>();
for (const { authors } of records) {
  for (const slug of new Set(authors.map(slugOf))) {
    const name = content.authors.get(slug)?.name ?? authors.find((it) => slugOf(it) === slug);
    const papers = (people.get(slug)?.papers ?? 0) + 1;
    people.set(slug, { name: name ? nameOf(name) : slug, papers });
  }
}

/** Someone with too few papers for files of her own, and their ids, newest first. */
export const rare = [...people.keys()]
  .map((slug) => ({ slug, ids: papersBy(slug).map(({ id }) => id) }))
  .find(({ slug, ids }) => ids.length === 2 && papersBy(slug)[0]?.date !== papersBy(slug)[1]?.date);

function papersBy(author: string) {
  return records.filter(({ authors }) => authors.some((name) => slugOf(name) === author));
}

/** A name in reading order. */
export function nameOf({ given, family, suffix }: PersonName): string {
  return [given, family, suffix].filter(Boolean).join(' ');
}

/** Text with the signs of a typewriter: what typesetting may change is not what is tested. */
export function straight(text: string | null): string {
  return (text ?? '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replaceAll('ϵ', 'ε')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** What a reader sees of a text's markup; ordinary papers need no more than this. */
export function asShown(text: string): string {
  const shown = text
    .replace(/\$(.+?)\$/g, (_, tex: string) =>
      tex.replaceAll('\\times', '×').replaceAll('\\epsilon', 'ε').replaceAll(' ', ''),
    )
    .replaceAll('\\%', '%')
    .replace(/\*(.+?)\*/g, '$1')
    .replaceAll('https://', '');
  return straight(shown);
}

/** Waits until the page lists these papers, in this order, and no others. */
export async function expectListed(
  page: Page,
  papers: readonly { id: string; title: string }[],
): Promise<void> {
  const listed = () => page.locator('.papers h3 a').evaluateAll(readTitles);
  const titled = async () =>
    (await listed()).map(({ title, ...rest }) => ({ ...rest, title: title && straight(title) }));
  const expected = papers.map(({ id, title }) => ({
    id,
    title: title.includes('$') ? '' : straight(title),
  }));
  await expect.poll(titled).toEqual(expected);
}

/** Runs in the page. Formulas have another text than what they were written as. */
function readTitles(links: (HTMLElement | SVGElement)[]) {
  return links.map((link) => ({
    id: link.getAttribute('href')?.split('/').at(-2),
    title: link.querySelector('math') ? '' : (link.textContent ?? ''),
  }));
}
