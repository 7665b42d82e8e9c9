import { parseArgs } from 'node:util';

export interface CheckArguments {
  /** `github` writes annotations of a workflow. */
  format: 'text' | 'github';
  /** Whether all remarks about authors are listed. */
  authors: boolean;
  report?: string | undefined;
  /** Whether the built site is looked at, and not the content. */
  site: boolean;
}

export const usage = `npm run check -- [--format text|github] [--authors] [--report FILE] [--site]

Reports everything that is wrong with the catalogue's content as file:line: field: what, and how to
write it. Very many problems are summed up, with a file that lists them all.

  --format github  as annotations of a workflow; the default there
  --authors        list all names that may belong together or apart, not only the likeliest
  --report FILE    write all problems to FILE
  --site           look for broken links and lost pages in dist instead, which was built with the
                   SITE, BASE and CONTENT_DIR of now
`;

/** @throws an Error that says what is wrong with the command line */
export function parseCheckArguments(
  words: string[],
  env: NodeJS.ProcessEnv,
): CheckArguments | undefined {
  const { values } = parseArgs({
    args: words,
    options: {
      format: { type: 'string', default: env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text' },
      authors: { type: 'boolean', default: false },
      report: { type: 'string' },
      site: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { format, authors, report, site, help } = values;
  if (help) return undefined;
  if (format !== 'text' && format !== 'github') {
    throw new Error(`--format ${format} is not known; write text or github`);
  }
  return { format, authors, report, site };
}
