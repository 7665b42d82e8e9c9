import { join, resolve } from 'node:path';
import { type Content, formatProblem } from '#catalog/content.ts';
import { linkStatesName, readLinkStates } from '#loaders/link-states.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';
import type { LinkState } from '#schema/link-state.ts';
import { openBook } from './links/answer-book.ts';
import {
  type LinkField,
  type LinksArguments,
  linkFields,
  parseLinksArguments,
  usage,
} from './links/arguments.ts';
import { askLink } from './links/ask-link.ts';
import { checkLinks, type Link } from './links/check-links.ts';
import { count } from './report/count.ts';
import { showProgress } from './report/progress.ts';

/** After so many answers what is known is written, so that an interruption loses little. */
const writeEvery = 100;

/** Exit codes: 0 done, 1 no network or a file that is not valid, 2 usage. */
async function main(words: string[]): Promise<number> {
  const args = readArguments(words);
  if (typeof args === 'number') return args;
  const folder = contentFolder();
  const { content } = await readContent(folder, { fallback: resolve('content') });
  const { states, problems } = await readLinkStates(folder, process.cwd());
  if (problems.length > 0) {
    console.error(problems.map(formatProblem).join('\n'));
    return 1;
  }
  const all = listLinks(content, linkFields);
  const links = listLinks(content, args.fields);
  const due = links.filter(({ url }) => isDue(states.get(url), args));
  const control = links.find(({ url }) => states.get(url)?.state === 'alive');
  const book = openBook(join(folder, linkStatesName), states, new Set(all.map(({ url }) => url)));
  const progress = showProgress('link', `of ${due.length} asked`);
  await checkLinks(due, args, (url, answer) => {
    progress(book.note(url, answer, args.today));
    return book.answers % writeEvery === 0 ? book.write() : undefined;
  });
  // Links that nobody answers may be dead, or the network may be: one that worked tells.
  const probe = book.lastReached ?? control?.url;
  if (
    book.isInDoubt() &&
    probe &&
    (await askLink(probe, { ...args, isRepository: false })).reached
  ) {
    book.settle();
  }
  if (due.length > 0 && !book.isWorthWriting()) {
    console.error(
      `none of ${count(due.length, 'link')} could be reached; is there a network? Nothing was written`,
    );
    return 1;
  }
  await book.write();
  console.log(book.summary(links.length - due.length));
  return 0;
}

function readArguments(words: string[]): LinksArguments | number {
  try {
    const args = parseLinksArguments(words, new Date());
    if (args) return args;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
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

function isDue(state: LinkState | undefined, { today, maxAge }: LinksArguments): boolean {
  if (!state) return true;
  const days = (Date.parse(today) - Date.parse(state.date)) / 86_400_000;
  return !(days < maxAge);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
