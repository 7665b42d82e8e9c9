import type { Catalog } from '#catalog/catalog.ts';
import { counted, summaryOf } from '#catalog/counted.ts';
import { href, paperHref } from '#catalog/urls.ts';
import { catalogueDownloads } from '#formats/cite/downloads.ts';
import { summarize, toPlain } from '#text/to-plain.ts';
import { absolute } from './origin.ts';

/** Papers that are listed one by one; the data files have them all. */
const LISTED = 50;

/** What the site holds and where its data is, for language models: https://llmstxt.org */
export function llmsText({ site, papers, areas, orgs }: Catalog): string {
  const at = (path: string) => absolute(href(path), site.origin);
  const link = (name: string, path: string, note: string) =>
    `- [${name.replace(/[[\]\\]/g, '\\$&')}](${at(path)}): ${note}`;
  const data = catalogueDownloads(papers).map(({ label, file, papers: part }) =>
    link(`/${file}`, `/${file}`, `${counted(part.length, 'paper')} as ${label}`),
  );
  const newest = papers
    .slice(0, LISTED)
    .map((paper) =>
      link(
        toPlain(paper.title).replaceAll('\n', ' '),
        paperHref(paper).slice(href('').length - 1),
        summarize(paper.abstract, 160),
      ),
    );
  const sections = [
    `# ${site.name}`,
    `> ${site.description}`,
    `${summaryOf(papers)}, in ${counted(areas.length, 'area')}${orgs.length > 0 ? ` and from ${counted(orgs.length, 'organisation')}` : ''}. Every page is made ahead of time and works without JavaScript. The id of a paper is the last part of its address and its citation key; it never changes.`,
    '## Data',
    [
      ...data,
      link('/schema.json', '/schema.json', 'JSON Schema of a line of the JSONL'),
      link('/feed.json', '/feed.json', 'the newest papers, as JSON Feed; feed.xml is Atom'),
      link('/changes.json', '/changes.json', 'records added and corrected'),
    ].join('\n'),
    ...areas
      .slice(0, 1)
      .map(
        ({ slug }) =>
          `Areas, organisations and years have files of their own, such as ${at(`/areas/${slug}/catalogue.bib`)}; areas and organisations have feeds beside them.`,
      ),
    '## Search',
    `${at('/')}?q=… needs JavaScript and takes words, "phrases", -words, author:, area:, org:, venue:, title:, year:2023..2025 and has:code.`,
    '## Newest papers',
    newest.join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}
