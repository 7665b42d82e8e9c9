import { z } from 'zod';
import type { Catalog, Listing } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { counted, summaryOf } from '#catalog/counted.ts';
import { href, type ListingKind } from '#catalog/urls.ts';
import { catalogueDownloads } from '#formats/cite/downloads.ts';
import { inShort } from '#formats/cite/reference.ts';
import { element, textElement, xmlDocument } from '#formats/xml.ts';
import { paperSchema } from '#schema/paper.ts';
import { toPlain } from '#text/to-plain.ts';
import { absolute, type Origin } from './origin.ts';
import { TWIN } from './signposts.ts';

/** RFC 9309: everyone may read everything. A sitemap has to be named by its whole address. */
export function robotsText(origin: Origin): string {
  const sitemap = origin ? `\nSitemap: ${absolute(href('/sitemap-index.xml'), origin)}\n` : '';
  return `User-agent: *\nAllow: /\n${sitemap}`;
}

/** https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
export function openSearchDescription(site: Site, origin: string): string {
  const at = (path: string) => absolute(href(path), origin);
  const type = 'application/opensearchdescription+xml';
  const icon = { width: '16', height: '16', type: 'image/svg+xml' };
  return xmlDocument(
    'OpenSearchDescription',
    { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
    textElement('ShortName', site.name.slice(0, 16)),
    textElement('Description', site.description.slice(0, 1024)),
    textElement('InputEncoding', 'UTF-8'),
    textElement('Image', site.icon && at('/favicon.svg'), icon),
    element('Url', { type: 'text/html', template: `${at('/')}?q={searchTerms}` }),
    element('Url', { type, rel: 'self', template: at('/opensearch.xml') }),
  );
}

/** The JSON Schema of a record, made from the schema that checks the content. */
export function recordSchema({ name }: { name: string }): object {
  const schema = z.toJSONSchema(paperSchema, { io: 'input', unrepresentable: 'any' });
  return { title: `A record of ${name}`, ...schema };
}

/** Papers that are listed one by one; the data files have them all. */
const LISTED = 50;

/** What the site holds and where its data is, for language models: https://llmstxt.org */
export function llmsText({ site, papers, areas, orgs, venues }: Catalog): string {
  const at = (path: string) => absolute(href(path), site.origin);
  const link = (name: string, path: string, note: string) =>
    `- [${name.replace(/[[\]\\]/g, '\\$&')}](${at(path)}): ${note}`;
  const data = catalogueDownloads(papers).map(({ label, file, papers: part }) =>
    link(`/${file}`, `/${file}`, `${counted(part.length, 'paper')} as ${label}`),
  );
  const newest = papers.slice(0, LISTED).map((paper) => {
    const title = toPlain(paper.title).replaceAll('\n', ' ');
    return link(title, `/papers/${paper.id}/${TWIN}`, inShort(paper));
  });
  const listed = (title: string, kind: ListingKind, listings: readonly Listing[]) => {
    const first = listings.slice(0, LISTED);
    const items = first.map(({ slug, name, papers: own }) =>
      link(name, `/${kind}/${slug}/${TWIN}`, summaryOf(own)),
    );
    return items.length > 0 ? [`## ${title}`, items.join('\n')] : [];
  };
  const [area] = areas;
  const sections = [
    `# ${site.name}`,
    `> ${site.description}`,
    `${summaryOf(papers)}, in ${counted(areas.length, 'area')}${orgs.length > 0 ? ` and from ${counted(orgs.length, 'organisation')}` : ''}. Every page is made ahead of time and works without JavaScript. The id of a paper is the last part of its address and its citation key; it never changes. Beside the page of each paper, area, organisation and venue, and of authors with several papers, stands the same as Markdown, with citation and links: ${TWIN} behind the address, as in ${at('/papers/ID/')}${TWIN}.`,
    '## Data',
    [
      ...data,
      link('/schema.json', '/schema.json', 'JSON Schema of a line of the JSONL'),
      link('/feed.json', '/feed.json', 'the newest papers, as JSON Feed; feed.xml is Atom'),
      link('/changes.json', '/changes.json', 'records added and corrected'),
      ...(site.origin
        ? [
            link(
              '/linkset.json',
              '/linkset.json',
              'typed links of every paper (Signposting, RFC 9264)',
            ),
          ]
        : []),
    ].join('\n'),
    area &&
      `Areas, organisations and years, and venues of several papers, have files of their own, such as ${at(`/areas/${area.slug}/catalogue.bib`)}; all but years have feeds beside them.`,
    ...listed('Areas', 'areas', areas),
    ...listed('Organisations', 'orgs', orgs),
    ...listed('Venues', 'venues', venues),
    '## Search',
    `${at('/')}?q=… needs JavaScript and takes words, "phrases", -words, author:, area:, org:, venue:, title:, year:2023..2025, type: and has:code.`,
    '## Newest papers',
    newest.join('\n'),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}
