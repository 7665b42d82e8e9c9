import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { grouped } from '#catalog/counted.ts';
import { measureRun } from './measured-run.ts';
import { markdownTable, measuredOn, percentile } from './report.ts';

const ENTRIES = 60_000;
const ROUNDS = 3;

/** What the parser is asked for: to read the entries, and no more. */
const parser = `import { readFileSync } from 'node:fs';
import { parse } from '@retorquere/bibtex-parser';
parse(readFileSync(process.argv[1], 'utf8'));`;

/**
 * Takes a bibliography of 60,000 entries into a data file, by the command that ships, and has
 * @retorquere/bibtex-parser read the same file, in turns; CPU of the whole process in each case.
 */
export async function benchImport([file]: readonly string[]): Promise<string> {
  if (!file) throw new Error('Name a bibliography: npm run bench -- import FILE.bib');
  const folder = resolve('.cache/import-bench');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'content/papers'), { recursive: true });
  process.env['CONTENT_DIR'] = join(folder, 'content');
  const bytes = await readFile(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const large = join(folder, 'large.bib');
  await writeFile(large, enlarge(text, ENTRIES));
  const to = join(folder, 'out.jsonl');
  const ways = {
    'npm run import': ['src/cli/run.mjs', 'src/cli/import.ts', large, '--to', to, '--skip-faulty'],
    '@retorquere/bibtex-parser': ['--input-type=module', '--eval', parser, large],
  };
  try {
    const seconds = new Map(Object.keys(ways).map((name): [string, number[]] => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, words] of Object.entries(ways)) {
        await rm(to, { force: true });
        seconds.get(name)?.push((await measureRun(words)).cpuSeconds);
      }
    }
    const medians = Array.from(seconds, ([name, of]): [string, number] => [
      name,
      percentile(of, 0.5),
    ]);
    const rows = medians.map(([name, median]) => [name, median.toFixed(1)]);
    const [own = 0, theirs = 1] = medians.map(([, median]) => median);
    const table = markdownTable([`${grouped(ENTRIES)} entries`, 'CPU s'], rows);
    return `${measuredOn()}; medians of ${ROUNDS}.\n\n${table}\n\nRatio: ${(own / theirs).toFixed(2)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bibliography again and again, each time with other keys and titles, until it has as many entries. */
function enlarge(text: string, most: number): string {
  const own = /^[ \t]*@(?!comment|string|preamble)\w+[ \t]*[{(]/gim;
  const count = text.match(own)?.length ?? 0;
  if (count === 0) throw new Error('The file has no entries');
  const copies = Array.from({ length: Math.ceil(most / count) }, (_, at) =>
    text
      .replace(/^([ \t]*@(?!comment|string|preamble)\w+[ \t]*[{(]\s*[^\s,={}]+)/gim, `$1-${at}`)
      .replace(/(\bcrossref\s*=\s*[{"]\s*[^\s,={}"]+)/gi, `$1-${at}`)
      .replace(/(?<![\w-])(title\s*=\s*[{"]+)/gi, `$1Copy ${at} of `),
  );
  const whole = copies.join('\n');
  const end = [...whole.matchAll(own)][most]?.index;
  return whole.slice(0, end);
}
