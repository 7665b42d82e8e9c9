import { stdout } from 'node:process';
import { styleText } from 'node:util';
import { type RowView, rowView } from '#catalog/row.ts';
import {
  type CitationFormat,
  citationFile,
  citationFormats,
} from '#formats/cite/citation-formats.ts';
import type { CitationRecord } from '#formats/cite/citation-record.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { namesIn } from '#search/ui/choices.ts';
import { plain } from '#search/ui/element.ts';
import { loadCitations } from '#search/ui/export/load-citations.ts';
import { escapeMarkdown } from '#text/to-markdown.ts';
import { visible } from '#text/visible.ts';
import { noticesOn, type Told } from './notices.ts';
import type { AskedSite } from './site.ts';

/** What is written: the first papers of an answer, by ordinal. */
export interface Found extends Told {
  site: AskedSite;
  ordinals: readonly number[];
}

/** The forms in which papers are written, one paper after the other. */
export const formats = {
  text: async (found: Found) => (await itemsOf(found)).map(textOf).join('\n'),
  md: async (found: Found) => shown((await itemsOf(found)).map(markdownOf).join('\n')),
  json: jsonOf,
  bib: (found: Found) => citations(found, citationFormats.bibtex),
  ris: (found: Found) => citations(found, citationFormats.ris),
  csl: (found: Found) => citations(found, citationFormats.csl),
} satisfies Record<string, (found: Found) => Promise<string>>;

/** Rows that are asked for at a time: each may be a file of its own. */
const ROWS = 40;

async function rowsOf({ site, ordinals, answer }: Found): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  while (rows.length < ordinals.length) {
    const some = ordinals.slice(rows.length, rows.length + ROWS);
    rows.push(...(await site.search.rows(some, answer.words)));
  }
  return rows;
}

/** The same as the export in the page writes. */
async function citations({ site, ordinals }: Found, format: CitationFormat): Promise<string> {
  const { search } = site;
  const load = async (file: string) => (await site.json(file)) as CitationRecord[];
  const papers = await loadCitations({ ordinals, search }, false, load);
  return shown(citationFile(papers, format, false));
}

async function jsonOf(found: Found): Promise<string> {
  const { site, answer } = found;
  const rows = await rowsOf(found);
  const papers = rows.map(({ id, title, authors, abstract, passage: _, ...row }) => ({
    id,
    address: paperAt(site, id),
    title: plain(title),
    authors: authors.map(({ name, slug }) => ({
      name: plain(name),
      ...(slug !== undefined && { address: site.pageAt(`authors/${slug}/`) }),
    })),
    ...row,
    abstract: plain(abstract),
  }));
  const { total, order } = answer;
  return shown(`${JSON.stringify({ total, order, notices: noticesOn(found), papers }, null, 1)}\n`);
}

/** A paper of a list, with what it says of itself in one line. */
interface Item {
  row: ResultRow;
  address: string;
  facts: string;
  code: string | undefined;
}

async function itemsOf(found: Found): Promise<Item[]> {
  const nameOf = namesIn(found.vocabulary);
  const rows = await rowsOf(found);
  return rows.map((row) => {
    const authors = row.authors.map(({ name, slug }) => ({ name: plain(name), slug }));
    const view = rowView({ ...row, authors }, nameOf);
    const { dateInWords, kind, venue, areas, status, code } = view;
    const tags = areas.map(({ tag }) => tag).join(', ');
    const facts = [byline(view), dateInWords, kind, venue, tags, status].filter(Boolean);
    return { row, address: paperAt(found.site, row.id), facts: facts.join(' · '), code };
  });
}

function byline({ names, more, authorsComplete, edited }: RowView): string {
  const end = [more > 0 && `and ${more} more`, !authorsComplete && 'et al.', edited];
  return [names.map(({ name }) => name).join(', '), ...end].filter(Boolean).join(' ');
}

/** For a terminal, which prints the title and what was found bold. */
function textOf({ row, address, facts, code }: Item): string {
  const bold = (text: string) => styleText('bold', visible(text), { stream: stdout });
  const { opened, segments, cut } = row.passage;
  const marked = segments.map(({ text, hit }) => (hit ? bold(text) : visible(text))).join('');
  const passage = marked && `${opened ? '… ' : ''}${marked}${cut ? ' …' : ''}`;
  const lines = [visible(facts), passage, code && `Code: ${visible(code)}`, visible(address)];
  const below = lines.filter(Boolean).map((line) => `  ${line}\n`);
  return `${bold(plain(row.title))}\n${below.join('')}`;
}

/** An item of a list (https://spec.commonmark.org), the title linked. */
function markdownOf({ row, address, facts, code }: Item): string {
  const { opened, segments, cut } = row.passage;
  const title = `[${escapeMarkdown(plain(row.title))}](${target(address)})`;
  const passage = `${opened ? '… ' : ''}${plain(segments)}${cut ? ' …' : ''}`.trim();
  const line = [title, escapeMarkdown(facts), code && `[Code](${target(code)})`];
  const below = passage && `\n  ${escapeMarkdown(passage)}\n`;
  return `- ${line.filter(Boolean).join(' · ')}\n${below}`;
}

/** An address as a link has it, whatever is in it. */
function target(address: string): string {
  return `<${address.replace(/[<>\\]/g, encodeURIComponent)}>`;
}

function paperAt({ pageAt }: AskedSite, id: string): string {
  return pageAt(`papers/${id}/`);
}

/** Text of a site, which may be anybody's, as it may be written to a terminal. */
function shown(text: string): string {
  return text.replace(/[^\r\n]+/g, visible);
}
