import { stdout } from 'node:process';
import { withWord } from '#pipeline/progress.ts';
import { readText } from '#search/engine/query/address.ts';
import { type SearchState, sorts, startState } from '#search/engine/query/state.ts';
import { SearchFailure } from '#search/engine/search.ts';
import { isOutdated } from '#search/ui/found.ts';
import { visible } from '#text/visible.ts';
import { type Found, formats } from './find/formats.ts';
import { noticesOn, sumOf } from './find/notices.ts';
import { failureLine, openSite } from './find/site.ts';
import { command, Refusal, UsageError } from './frame/command.ts';

/** What `--limit all` stands for: no catalogue has so many papers. */
const ALL = 1e6;

// A reader like `head` may close the pipe before the end of a long list.
stdout.on('error', () => {});

export const main = command({
  usage: `npm run -s find -- "QUERY" [--site FOLDER|URL] [--format text|md|json|bib|ris|csl]

Asks a built site as its search box does: the same query, the same papers in the same order. Words,
"phrases", -words, OR, author:, area:, org:, venue:, title:, year:2023..2025, type: and has:code; a
query that begins with a minus stands behind another --. An empty query gives the newest papers.

  --site FOLDER|URL  the folder of a built site, or the address of a published one's first page (dist)
  --format FORMAT    text for a terminal, md as a Markdown list with links, json with abstracts, or
                     citations as bib, ris or csl (text)
  --limit N          how many papers to give at most, or all (10)
  --sort ORDER       relevance, date, oldest or title; by default relevance where there are words,
                     otherwise date
  --as-typed         correct no word

The papers go to standard output; what was corrected or not understood, and how many there are, to
standard error. Ends with 0 where something was found, 1 where nothing was, and 2 where the site
could not be asked or the command line is wrong.
`,
  options: {
    site: { type: 'string', default: 'dist' },
    format: { type: 'string', default: 'text' },
    limit: { type: 'string', default: '10' },
    sort: { type: 'string' },
    'as-typed': { type: 'boolean' },
  },
  takesWords: true,
  async run(values, words) {
    if (words.length === 0) throw new UsageError('There is no query; write it behind --');
    const format = oneOf('format', values.format, Object.keys(formats)) as keyof typeof formats;
    const sort = values.sort === undefined ? undefined : oneOf('sort', values.sort, sorts);
    const limit = readLimit(values.limit);
    const site = openSite(values.site);
    const { q, notes } = readText(words.join(' '));
    const state: SearchState = { ...startState, q, sort, asTyped: values['as-typed'] || undefined };
    const ask = async () => {
      const vocabulary = await site.search.vocabulary();
      const answer = await site.search.find(state);
      const ordinals = Array.from(answer.ordinals.subarray(0, limit));
      const found: Found = { site, state, notes, vocabulary, answer, ordinals };
      return { found, text: await formats[format](found) };
    };
    // Where the site is built anew meanwhile, the rows are of other papers than the answer.
    const again = (error: unknown) => {
      if (isOutdated(error)) return ask();
      throw error;
    };
    const asked = ask().catch(again);
    const { found, text } = await withWord(`Asking ${site.name} …`, asked).catch((error) => {
      if (!(error instanceof SearchFailure)) throw error;
      throw new Refusal(failureLine(site, error), { code: 2 });
    });
    const { answer, ordinals } = found;
    const said = [...noticesOn(found), sumOf(answer, ordinals.length)];
    console.error(said.map(visible).join('\n'));
    if (text.trim()) console.log(text.trimEnd());
    return answer.total > 0 ? 0 : 1;
  },
});

function oneOf<Name extends string>(flag: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  const all = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  throw new UsageError(`--${flag} ${given} is not known; write ${all}`);
}

function readLimit(given: string): number {
  if (given === 'all') return ALL;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new UsageError(`--limit ${given} is no number of papers; write 1 or more, or all`);
}
