import { resolve } from 'node:path';
import { stdout } from 'node:process';
import type { Content, Problem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { visible } from '#text/visible.ts';
import { toAnnotation } from './check/annotation.ts';
import { authorRemarks } from './check/author-remarks.ts';
import { command, UsageError } from './frame/command.ts';
import { reportLines } from './report/full-report.ts';
import { showProgress } from './report/progress.ts';
import { checkSite } from './site/check-site.ts';

/** Names that a check shows without being asked for all. */
const fewRemarks = 10;
/** A workflow shows ten annotations a step, and keeps no more than some thousand lines in sight. */
const mostAnnotations = 1000;

// A reader like `head` may close the pipe before the end of a long list.
stdout.on('error', () => {});

const usage = `npm run check -- [--format text|github] [--authors] [--report FILE] [--site]

Reports everything that is wrong with the catalogue's content as file:line: field: what, and how to
write it. Very many problems are summed up, with a file that lists them all.

  --format github  as annotations of a workflow; the default there
  --authors        list all names that may belong together or apart, not only the likeliest
  --report FILE    write all problems to FILE
  --site           look for broken links and lost pages in dist instead, which was built with the
                   SITE, BASE and CONTENT_DIR of now
`;

export const main = command({
  usage,
  options: {
    format: { type: 'string' },
    authors: { type: 'boolean' },
    report: { type: 'string' },
    site: { type: 'boolean' },
  },
  async run({ format = usualFormat(), authors, report, site }) {
    if (format !== 'text' && format !== 'github') {
      throw new UsageError(`--format ${format} is not known; write text or github`);
    }
    if (site) {
      const { lines, isWhole } = await checkSite(resolve('dist'), showProgress('file', 'read'));
      console.log(lines.join('\n'));
      return isWhole ? 0 : 1;
    }
    const { content, problems, unpublished } = await readContent(contentFolder(), {
      fallback: resolve('content'),
      onProgress: showProgress('paper', 'read'),
    });
    const lines = await listProblems(problems, { format, report });
    const remarks = authorRemarks(content, authors ? Number.POSITIVE_INFINITY : fewRemarks);
    lines.push(...remarks.map((remark) => `remark: ${visible(remark)}`));
    if (unpublished) lines.push(`remark: ${describeUnpublished(unpublished)}`);
    console.log([...lines, summarise(content, problems)].join('\n'));
    return problems.length > 0 ? 1 : 0;
  },
});

/** A workflow shows annotations at the lines they are about. */
function usualFormat(): string {
  return process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
}

async function listProblems(
  problems: readonly Problem[],
  { format, report }: { format: 'text' | 'github'; report: string | undefined },
) {
  const lines = await reportLines(problems, { file: report, name: 'check' });
  if (format === 'text') return lines;
  const annotations = problems.slice(0, mostAnnotations).map(toAnnotation);
  return problems.length > mostAnnotations ? [...annotations, ...lines] : annotations;
}

function describeUnpublished(addresses: number): string {
  return `${counted(addresses, 'address is', 'addresses are')} not in the ledger; npm run ledger adds what is published`;
}

function summarise({ papers, areas, orgs }: Content, problems: readonly Problem[]): string {
  if (problems.length > 0) {
    const files = new Set(problems.map(({ file }) => file)).size;
    return `${counted(problems.length, 'problem')} in ${counted(files, 'file')}`;
  }
  const parts = [
    counted(papers.length, 'paper'),
    counted(areas.size, 'area'),
    counted(orgs.size, 'organisation'),
  ];
  return `${parts.join(', ')}: no problems`;
}
