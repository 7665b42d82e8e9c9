import { join, relative } from 'node:path';
import { type Content, formatProblem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { compareText } from '#catalog/order.ts';
import { showCount } from '#pipeline/progress.ts';
import type { LinkState } from '#schema/link-state.ts';
import { linkStatesName } from '#sources/ledger-files.ts';
import { readLinkStates } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, Refusal, UsageError } from './frame/command.ts';
import { readCatalogue, writeLines } from './frame/content.ts';
import { askLink, type CheckOptions, checkLinks, type Link } from './links/ask-links.ts';

const linkFields = ['code', 'links', 'url', 'pdf'] as const;
type LinkField = (typeof linkFields)[number];

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
    const fields = values.only.split(',').map((name) => {
      const field = linkFields.find((it) => it === name.trim());
      if (field) return field;
      throw new UsageError(`--only ${name} is not known; write some of ${linkFields.join(',')}`);
    });
    const number = (flag: Exclude<keyof typeof values, 'only'>) => {
      if (/^\d{1,9}$/.test(values[flag])) return Number(values[flag]);
      throw new UsageError(`--${flag} ${values[flag]} is no number; write digits`);
    };
    const maxAge = number('max-age');
    const options: CheckOptions = {
      concurrency: Math.max(1, number('concurrency')),
      delay: number('delay'),
      timeout: number('timeout'),
      retries: number('retries'),
      patience: 60_000,
    };
    console.log(await ask(fields, maxAge, options));
    return 0;
  },
});

/**
 * Asks the links that are due, writes what they answer, and sums it up. A link that nobody answers
 * is in doubt until another one answers: where the network is down, nothing is written of it.
 */
async function ask(
  fields: readonly LinkField[],
  maxAge: number,
  options: CheckOptions,
): Promise<string> {
  const date = new Date().toISOString().slice(0, 10);
  const { content } = await readCatalogue();
  const { states, problems } = await readLinkStates(contentFolder(), process.cwd());
  if (problems.length > 0) throw new Refusal(problems.map(formatProblem).join('\n'));
  const links = listLinks(content, fields);
  const latest = Date.parse(date) - maxAge * 86_400_000;
  const due = links.filter(({ url }) => !(Date.parse(states.get(url)?.date ?? '') > latest));
  /** A link that works, by which to tell whether there is a network. */
  let control = links.find(({ url }) => states.get(url)?.state === 'alive')?.url;
  let isReached = false;
  const path = join(contentFolder(), linkStatesName);
  const known = new Set(listLinks(content, linkFields).map(({ url }) => url));
  const answers: string[] = [];
  const doubtful: LinkState[] = [];
  const settle = () => {
    for (const entry of doubtful.splice(0)) states.set(entry.url, entry);
  };
  const write = async () => {
    if (answers.length === doubtful.length) return;
    const kept = [...states.values()].filter(({ url }) => known.has(url));
    const lines = kept.sort((a, b) => compareText(a.url, b.url)).map((it) => JSON.stringify(it));
    await writeLines(path, lines);
  };
  const progress = showCount('link', `of ${due.length} asked`);
  await checkLinks(due, options, async (url, { state, to, reached }) => {
    progress(answers.push(state));
    if (reached) {
      [isReached, control] = [true, url];
      settle();
    }
    // A refusal says nothing, and what was known before holds.
    if (state !== 'refused') {
      const entry = { url, state, date, ...(to !== undefined && { to }) };
      if (reached) states.set(url, entry);
      else doubtful.push(entry);
    }
    // Now and then, so that an interruption loses little.
    if (answers.length % 100 === 0) await write();
  });
  if (doubtful.length > 0 && control) {
    const { reached } = await askLink(control, { ...options, isRepository: false });
    if (reached) settle();
  }
  if (doubtful.length > 0 && !isReached) {
    const none = `none of ${counted(due.length, 'link')} could be reached`;
    throw new Refusal(`${none}; is there a network? Nothing was written`);
  }
  await write();
  const tally = [...Map.groupBy(answers, (state) => state)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([state, { length }]) => `${length} ${state}`);
  const asked = [relative('', path), `${counted(answers.length, 'link')} asked`, tally.join(', ')];
  return `${asked.filter(Boolean).join(': ')}; ${links.length - due.length} asked not long ago`;
}

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
