import { join, relative } from 'node:path';
import { type Content, formatProblem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { compareText } from '#catalog/order.ts';
import { showCount } from '#pipeline/progress.ts';
import type { LinkState } from '#schema/link-state.ts';
import { linkStatesName, readLinkStates } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, Refusal, UsageError } from './frame/command.ts';
import { readCatalogue, writeLines } from './frame/content.ts';
import {
  type Answer,
  askLink,
  type CheckOptions,
  checkLinks,
  type Link,
} from './links/ask-links.ts';

/** Fields of a record that hold links. */
const linkFields = ['code', 'links', 'url', 'pdf'] as const;
type LinkField = (typeof linkFields)[number];

/** After so many answers what is known is written, so that an interruption loses little. */
const writeEvery = 100;

export const main = command({
  usage: `npm run links -- [--only code,links,url,pdf] [--max-age 30]

Asks where the links of the catalogue lead, one request to a host at a time, and writes what it
finds to links.jsonl in the content folder: alive, moved, archived, empty, gone or unreachable, with
the date. Interrupted, it goes on where it was. Without a network it changes nothing.

  --only FIELDS      which links, of code, links, url and pdf; all by default
  --max-age DAYS     leave links alone that were asked in the last DAYS days (30)
  --concurrency N    hosts that are asked at the same time (8)
  --delay MS         pause between two requests to a host (1000)
  --timeout MS       longest wait for an answer (20000)
  --retries N        further attempts after a failure, with growing pauses (3)
`,
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
    console.log(
      await ask(fields, maxAge, {
        concurrency: Math.max(1, number('concurrency')),
        delay: number('delay'),
        timeout: number('timeout'),
        retries: number('retries'),
        patience: 60_000,
      }),
    );
    return 0;
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

/** Asks the links that are due, writes what they answer, and sums it up. */
async function ask(
  fields: readonly LinkField[],
  maxAge: number,
  options: CheckOptions,
): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const { content } = await readCatalogue();
  const { states, problems } = await readLinkStates(contentFolder(), process.cwd());
  if (problems.length > 0) throw new Refusal(problems.map(formatProblem).join('\n'));
  const links = listLinks(content, fields);
  const due = links.filter(({ url }) => isDue(states.get(url), today, maxAge));
  const control = links.find(({ url }) => states.get(url)?.state === 'alive');
  const book = openBook(states, listLinks(content, linkFields));
  const progress = showCount('link', `of ${due.length} asked`);
  await checkLinks(due, options, async (url, answer) => {
    progress(book.note(url, answer, today));
    if (book.answers % writeEvery === 0) await book.write();
  });
  // Links that nobody answers may be dead, or the network may be: one that worked tells.
  const probe = book.lastReached ?? control?.url;
  if (book.isInDoubt() && probe) {
    const { reached } = await askLink(probe, { ...options, isRepository: false });
    if (reached) book.settle();
  }
  if (due.length > 0 && !book.lastReached && book.isInDoubt()) {
    throw new Refusal(
      `none of ${counted(due.length, 'link')} could be reached; is there a network? Nothing was written`,
    );
  }
  await book.write();
  return `${book.summary()}; ${links.length - due.length} asked not long ago`;
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
  return !((Date.parse(today) - Date.parse(state.date)) / 86_400_000 < maxAge);
}

/**
 * Gathers the answers for the file of link states. A link that nobody answers is in doubt until
 * another one answers: where the network is down, nothing is to be written of the links.
 * @param links those of the catalogue; the states of others are left out
 */
function openBook(states: Map<string, LinkState>, links: readonly Link[]) {
  const path = join(contentFolder(), linkStatesName);
  const known = new Set(links.map(({ url }) => url));
  const tally = new Map<string, number>();
  const doubtful: LinkState[] = [];
  const book = {
    answers: 0,
    /** The last link that a server answered. */
    lastReached: undefined as string | undefined,
    note(url: string, { state, to, reached }: Answer, date: string): number {
      book.answers += 1;
      tally.set(state, (tally.get(state) ?? 0) + 1);
      if (reached) {
        book.lastReached = url;
        book.settle();
      }
      // A refusal says nothing, and what was known before holds.
      if (state === 'refused') return book.answers;
      const entry = { url, state, date, ...(to !== undefined && { to }) };
      if (reached) states.set(url, entry);
      else doubtful.push(entry);
      return book.answers;
    },
    isInDoubt: () => doubtful.length > 0,
    settle(): void {
      for (const entry of doubtful.splice(0)) states.set(entry.url, entry);
    },
    async write(): Promise<void> {
      if (book.answers === doubtful.length) return;
      const kept = [...states.values()].filter(({ url }) => known.has(url));
      kept.sort((a, b) => compareText(a.url, b.url));
      await writeLines(
        path,
        kept.map((it) => JSON.stringify(it)),
      );
    },
    summary(): string {
      const parts = [...tally].sort((a, b) => b[1] - a[1]);
      const answers = parts.map(([state, number]) => `${number} ${state}`).join(', ');
      return `${relative('', path)}: ${counted(book.answers, 'link')} asked${answers && `: ${answers}`}`;
    },
  };
  return book;
}
