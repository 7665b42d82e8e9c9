import { resolve } from 'node:path';
import { stderr, stdout } from 'node:process';
import { type Content, formatProblem, type Problem } from '#catalog/content.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';

/** Seconds without a word after which a person at a terminal is told how far the check is. */
const patience = 2;

// A reader like `head` may close the pipe before the end of a long list.
stdout.on('error', () => {});

try {
  const { content, problems } = await readContent(contentFolder(), {
    fallback: resolve('content'),
    onProgress: showProgress(),
  });
  console.log([...problems.map(formatProblem), summarise(content, problems)].join('\n'));
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
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

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

function showProgress(): (papers: number) => void {
  if (!stderr.isTTY) return () => {};
  let next = performance.now() + patience * 1000;
  process.once('exit', () => stderr.write('\r\x1b[K'));
  return (papers) => {
    if (performance.now() < next) return;
    next = performance.now() + 200;
    stderr.write(`\r\x1b[K${count(papers, 'paper')} read`);
  };
}
