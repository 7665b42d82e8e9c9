import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '#cli/import.ts';
import { runCommand } from '../../support/command.ts';
import { makeContentFolder, paperFile, paperLine } from '../../support/content-folder.ts';

interface Outcome {
  code: number | null;
  out: string;
  error: string;
}

/** A folder whose content/ has all that it needs. */
const makeFolder = (files: Record<string, string | Uint8Array>) =>
  makeContentFolder(files, 'content');

function start(folder: string, words: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['src/cli/run.mjs', 'src/cli/import.ts', ...words], {
    env: { ...process.env, CONTENT_DIR: join(folder, 'content'), ...env },
  });
}

/** The command; in a process of its own where it reads standard input. */
async function run(
  folder: string,
  words: string[],
  { input, env }: { input?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  if (input === undefined) {
    const own = { CONTENT_DIR: join(folder, 'content'), ...env };
    const { status, out, error } = await runCommand(main, words, own);
    return { code: status, out, error };
  }
  const child = start(folder, words, env);
  const outcome: Outcome = { code: null, out: '', error: '' };
  child.stdout?.on('data', (chunk) => (outcome.out += chunk));
  child.stderr?.on('data', (chunk) => (outcome.error += chunk));
  child.stdin?.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })));
}

const bib = `@inproceedings{Sun:2024, title = {Sailing {X}}, author = {Yo Sun and Ann Lee}, year = 2024,
  booktitle = {ICML}, abstract = {We learn.}, keywords = {x}}
@misc{lee2020deep, title = {Deep Things}, author = {Lee, Ann}, year = 2020, eprint = {2001.00001},
  archivePrefix = {arXiv}, primaryClass = {cs.BT}, abstract = {They are deep.}}
`;

describe('import', { timeout: 60_000 }, () => {
  test('takes BibTeX from standard input into a packed data file, and never replaces it', async () => {
    const folder = makeFolder({ 'content/papers/.keep': '' });
    const to = join(folder, 'content/papers/new.jsonl.gz');
    const words = ['-', '--to', to, '--area', 'AQ'];
    const { code, out, error } = await run(folder, words, { input: bib });
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('-:1: id: "Sun:2024" cannot be an id; made "sun-2024", and');
    expect(out).toContain('- (bibtex): 2 entries written, 0 there already; 2 in all\n');
    expect(out).toContain('  their 13 fields: 12 taken, 1 merged, 0 left out\n');
    const lines = gunzipSync(readFileSync(to)).toString().trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { id: 'sun-2024', key: 'Sun:2024', area: 'AQ', title: 'Sailing X' },
      { id: 'lee2020deep', area: 'BT', arxiv: '2001.00001' },
    ]);
    const again = await run(folder, words, { input: bib });
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.error).toContain(`${to} exists; name a new file with --to`);
    expect(readdirSync(join(folder, 'content/papers'))).toEqual(['.keep', 'new.jsonl.gz']);
  });

  test('tells papers that are there under another id, with both places and what differs', async () => {
    const folder = makeFolder({
      'content/papers/old.mdx': paperFile()
        .replace('A Sample Paper', 'Deep things!')
        .replace('2024-07-05', '2020')
        .replace('Ada Sample', 'Ann Lee'),
      'in.bib': bib.slice(bib.indexOf('@misc')),
    });
    const file = join(folder, 'in.bib');
    const { code, out } = await run(folder, [file]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /in\.bib:1: the same paper by its title and an author, left as it is: old \(\S+old\.mdx:1\); differs in /,
    );
    expect(out).toContain('area: "AQ" -> "BT"; ');
    expect(out).toContain('0 entries written, 1 there already');
    const kept = await run(folder, [file, '--keep-duplicates']);
    expect(kept.out).toContain('is the same paper as "old"');
    expect(existsSync(join(folder, 'content/papers/lee2020deep.mdx'))).toBe(true);
  });

  test('merges one paper twice, refuses one id twice, and keeps two versions with a remark', async () => {
    const folder = makeFolder({
      'content/papers/.keep': '',
      'in.jsonl': [
        paperLine('one', { arxiv: '2001.00001' }),
        paperLine('two', { arxiv: '2001.00001', title: 'Another' }),
        paperLine('three', { title: 'T', doi: '10.1000/x' }),
        paperLine('four', { title: 'T.', doi: '10.1000/X', authors: ['Someone Else'] }),
        paperLine('one', { title: 'Third' }),
      ].join(''),
    });
    const file = join(folder, 'in.jsonl');
    const { error } = await run(folder, [file]);
    const { out } = await run(folder, [file, '--skip-faulty', '--dry-run']);
    expect(out).toContain(
      `${file}:2: is the same paper as "one" at ${file}:1, with its arXiv identifier 2001.00001; merged with it; differs in title: "A Sample Paper" -> "Another"\n`,
    );
    expect(out).toContain(
      '2 entries to write, 0 there already, 2 merged with another, 1 faulty one',
    );
    expect(error).toContain(`${file}:5: id: "one" is also that of line 1; delete one\n`);
    const venue = (name: string) => ({ venue: { name, type: 'journal', year: 2024 } });
    const doi = '10.1000/x';
    writeFileSync(
      file,
      paperLine('a', { ...venue('J'), doi }) +
        paperLine('b', venue('K')) +
        paperLine('c', { title: 'Other', doi }),
    );
    const versions = await run(folder, [file]);
    expect(versions.out).toContain(
      `${file}:3: has another title than "a" at ${file}:1, with its DOI 10.1000/x; both are kept`,
    );
    expect(versions.out).toContain(
      `${file}:2: may be another version of "a" at ${file}:1, with its title and an author; both are kept`,
    );
  });

  test('leaves out what is faulty where it is asked to', async () => {
    const folder = makeFolder({
      'content/papers/.keep': '',
      'in.jsonl.gz': gzipSync(
        `${paperLine('a')}{"id":\n${paperLine('b', { date: '2024-13', title: 'B' })}`,
      ),
    });
    const file = join(folder, 'in.jsonl.gz');
    expect(await run(folder, [file])).toMatchObject({ code: 1 });
    const { code, out } = await run(folder, [file, '--skip-faulty']);
    expect(code).toBe(0);
    expect(out).toContain('1 entry written, 0 there already, 2 faulty ones left out');
    expect(readdirSync(join(folder, 'content/papers'))).toEqual(['.keep', 'a.mdx']);
  });

  test('sums up ten thousand bad lines, and lists them in a file', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      i % 3 ? `{"id": ${i}` : `{"titel": "x${i}"}`,
    );
    const folder = makeFolder({ 'content/papers/.keep': '', 'in.jsonl': lines.join('\n') });
    const list = join(folder, 'all.txt');
    const { code, error } = await run(folder, [join(folder, 'in.jsonl'), '--report', list]);
    expect(code).toBe(1);
    expect(error).toContain('3,334 times: titel: is not a field; did you mean title?');
    expect(error).toContain('10,000 problems; nothing was written');
    expect(error.split('\n').length).toBeLessThan(40);
    expect(readFileSync(list, 'utf8').trimEnd().split('\n')).toHaveLength(10_000);
  });

  test('asks arXiv by identifier', async () => {
    const server = createServer((request, response) => {
      const id = new URL(request.url ?? '', 'http://x').searchParams.get('id_list');
      if (id === '2001.00009') response.statusCode = 503;
      response.end(
        `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/${id}v1</id><title>T</title><published>2020-01-01T00:00:00Z</published><author><name>Ann Lee</name></author><category term="cs.AQ"/><summary>S.</summary></entry></feed>`,
      );
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const env = { ARXIV_API: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const folder = makeFolder({ 'content/papers/.keep': '' });
    const { code, out } = await run(folder, ['arxiv:2001.00001v3', '--dry-run'], { env });
    expect(code).toBe(0);
    expect(out).toContain('lee2020t.mdx');
    const refused = await run(folder, ['arxiv:2001.00009'], { env });
    expect(refused.error).toBe(
      'arXiv cannot be asked (it answers 503); import its answer as a file instead\n',
    );
    const wrong = await run(folder, ['arxiv:x'], { env });
    expect(wrong.error).toBe('"x" is no arXiv identifier; write 2407.01230\n');
  });

  test.each([20, 120, 300, 500, 700, 900])(
    'leaves no part of a file when it is killed after %d ms',
    async (delay) => {
      const lines = Array.from({ length: 20_000 }, (_, i) =>
        paperLine(`p${i}`, { title: `Paper ${i}` }),
      );
      const folder = makeFolder({ 'content/papers/.keep': '', 'in.jsonl': lines.join('') });
      const to = join(folder, 'content/papers/new.jsonl');
      const child = start(folder, [join(folder, 'in.jsonl'), '--to', to]);
      const ended = new Promise((resolve) => child.on('close', resolve));
      setTimeout(() => child.kill('SIGKILL'), delay);
      await ended;
      const seen = readdirSync(join(folder, 'content/papers')).filter(
        (name) => !name.startsWith('.'),
      );
      if (seen.length > 0) expect(readFileSync(to, 'utf8').split('\n')).toHaveLength(20_001);
      else expect(seen).toEqual([]);
    },
  );
});
