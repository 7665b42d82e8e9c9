import { join, resolve } from 'node:path';
import { type Content, formatProblem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import type { LinkState } from '#schema/link-state.ts';
import { linkStatesName, readContent, readLinkStates } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, UsageError } from './frame/command.ts';
import { openBook } from './links/answer-book.ts';
import { askLink } from './links/ask-link.ts';
import { type CheckOptions, checkLinks, type Link } from './links/check-links.ts';
import { showProgress } from './report/progress.ts';

/** Fields of a record that hold links. */
const linkFields = ['code', 'links', 'url', 'pdf'] as const;
type LinkField = (typeof linkFields)[number];

/** After so many answers what is known is written, so that an interruption loses little. */
const writeEvery = 100;

const usage = `npm run links -- [--only code,links,url,pdf] [--max-age 30]

Asks where the links of the catalogue lead, one request to a host at a time, and writes what it
finds to links.jsonl in the content folder: alive, moved, archived, empty, gone or unreachable, with
the date. Interrupted, it goes on where it was. Without a network it changes nothing.

  --only FIELDS      which links, of code, links, url and pdf; all by default
  --max-age DAYS     leave links alone that were asked in the last DAYS days (30)
  --concurrency N    hosts that are asked at the same time (8)
  --delay MS         pause between two requests to a host (1000)
  --timeout MS       longest wait for an answer (20000)
  --retries N        further attempts after a failure, with growing pauses (3)
`;

export const main = command({
  usage,
  options: {
    only: { type: 'string', default: linkFields.join(',') },
    'max-age': { type: 'string', default: '30' },
    concurrency: { type: 'string', default: '8' },
    delay: { type: 'string', default: '1000' },
    timeout: { type: 'string', default: '20000' },
    retries: { type: 'string', default: '3' },
  },
  async run(values) {
    const fields = values.only.split(',').map(readField);
    const number = (flag: Exclude<keyof typeof values, 'only'>) => readNumber(flag, values[flag]);
    const maxAge = number('max-age');
    return await ask(fields, maxAge, {
      concurrency: Math.max(1, number('concurrency')),
      delay: number('delay'),
      timeout: number('timeout'),
      retries: number('retries'),
      patience: 60_000,
    });
  },
});

function readField(name: string): LinkField {
  const field = linkFields.find((it) => it === name.trim());
  if (!field) {
    throw new UsageError(`--only ${name} is not known; write some of ${linkFields.join(',')}`);
  }
  return field;
}

function readNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError(`--${flag} ${text} is no number; write digits`);
  }
  return Number(text);
}

async function ask(
  fields: readonly LinkField[],
  maxAge: number,
  options: CheckOptions,
): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const folder = contentFolder();
  const { content } = await readContent(folder, { fallback: resolve('content') });
  const { states, problems } = await readLinkStates(folder, process.cwd());
  if (problems.length > 0) {
    console.error(problems.map(formatProblem).join('\n'));
    return 1;
  }
  const all = listLinks(content, linkFields);
  const links = listLinks(content, fields);
  const due = links.filter(({ url }) => isDue(states.get(url), today, maxAge));
  const control = links.find(({ url }) => states.get(url)?.state === 'alive');
  const book = openBook(join(folder, linkStatesName), states, new Set(all.map(({ url }) => url)));
  const progress = showProgress('link', `of ${due.length} asked`);
  await checkLinks(due, options, (url, answer) => {
    progress(book.note(url, answer, today));
    return book.answers % writeEvery === 0 ? book.write() : undefined;
  });
  // Links that nobody answers may be dead, or the network may be: one that worked tells.
  const probe = book.lastReached ?? control?.url;
  if (
    book.isInDoubt() &&
    probe &&
    (await askLink(probe, { ...options, isRepository: false })).reached
  ) {
    book.settle();
  }
  if (due.length > 0 && !book.isWorthWriting()) {
    console.error(
      `none of ${counted(due.length, 'link')} could be reached; is there a network? Nothing was written`,
    );
    return 1;
  }
  await book.write();
  console.log(book.summary(links.length - due.length));
  return 0;
}

/** Every link once. */
function listLinks({ papers }: Content, fields: readonly LinkField[]): Link[] {
  const links = new Map<string, Link>();
  for (const { record } of papers) {
    const { code, url, pdf } = record;
    const byField = {
      code,
      url: url ? [url] : [],
      // A file of the site's own is looked for by `check`.
      pdf: pdf && !pdf.startsWith('/') ? [pdf] : [],
      links: record.links.map((link) => link.url),
    };
    for (const field of fields) {
      for (const address of byField[field]) {
        const isCode = field === 'code' || links.get(address)?.isCode === true;
        links.set(address, { url: address, isCode });
      }
    }
  }
  return [...links.values()];
}

function isDue(state: LinkState | undefined, today: string, maxAge: number): boolean {
  if (!state) return true;
  const days = (Date.parse(today) - Date.parse(state.date)) / 86_400_000;
  return !(days < maxAge);
}
