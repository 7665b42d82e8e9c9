import { resolve } from 'node:path';
import { stdout } from 'node:process';
import type { Content, Problem } from '#catalog/content.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';
import { visible } from '#text/visible.ts';
import { toAnnotation } from './check/annotation.ts';
import { type CheckArguments, parseCheckArguments, usage } from './check/arguments.ts';
import { authorRemarks } from './check/author-remarks.ts';
import { count } from './report/count.ts';
import { reportLines } from './report/full-report.ts';
import { showProgress } from './report/progress.ts';
import { checkSite } from './site/check-site.ts';

/** Names that a check shows without being asked for all. */
const fewRemarks = 10;
/** A workflow shows ten annotations a step, and keeps no more than some thousand lines in sight. */
const mostAnnotations = 1000;

// A reader like `head` may close the pipe before the end of a long list.
stdout.on('error', () => {});

/** Exit codes: 0 nothing is wrong, 1 something is, 2 usage. */
async function main(words: string[]): Promise<number> {
  const args = readArguments(words);
  if (typeof args === 'number') return args;
  if (args.site) {
    const { lines, isWhole } = await checkSite(resolve('dist'), showProgress('file', 'read'));
    console.log(lines.join('\n'));
    return isWhole ? 0 : 1;
  }
  const { content, problems, unpublished } = await readContent(contentFolder(), {
    fallback: resolve('content'),
    onProgress: showProgress('paper', 'read'),
  });
  const lines = await listProblems(problems, args);
  const remarks = authorRemarks(content, args.authors ? Number.POSITIVE_INFINITY : fewRemarks);
  lines.push(...remarks.map((remark) => `remark: ${visible(remark)}`));
  if (unpublished) lines.push(`remark: ${describeUnpublished(unpublished)}`);
  console.log([...lines, summarise(content, problems)].join('\n'));
  return problems.length > 0 ? 1 : 0;
}

function readArguments(words: string[]): CheckArguments | number {
  try {
    const args = parseCheckArguments(words, process.env);
    if (args) return args;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

async function listProblems(problems: readonly Problem[], { format, report }: CheckArguments) {
  const lines = await reportLines(problems, { file: report, name: 'check' });
  if (format === 'text') return lines;
  const annotations = problems.slice(0, mostAnnotations).map(toAnnotation);
  return problems.length > mostAnnotations ? [...annotations, ...lines] : annotations;
}

function describeUnpublished(addresses: number): string {
  return `${count(addresses, 'address is', 'addresses are')} not in the ledger; npm run ledger adds what is published`;
}

function summarise({ papers, areas, orgs }: Content, problems: readonly Problem[]): string {
  if (problems.length > 0) {
    const files = new Set(problems.map(({ file }) => file)).size;
    return `${count(problems.length, 'problem')} in ${count(files, 'file')}`;
  }
  const parts = [
    count(papers.length, 'paper'),
    count(areas.size, 'area'),
    count(orgs.size, 'organisation'),
  ];
  return `${parts.join(', ')}: no problems`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
