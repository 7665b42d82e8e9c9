import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  needs?: string;
  if?: string;
  permissions: Record<string, string>;
  environment?: { name: string };
  outputs?: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  on: { push: { branches: string[] }; [event: string]: unknown };
  concurrency: Record<string, unknown>;
  jobs: Record<'ask' | 'build' | 'publish', Job>;
}

const root = join(import.meta.dirname, '../../..');
const file = join(root, '.github/workflows/pages.yml');
const workflow: Workflow = parse(readFileSync(file, 'utf8'));
const { ask, build, publish } = workflow.jobs;

test('each job has the rights that it needs, and what may write runs nothing of the project', () => {
  expect(Object.keys(workflow.jobs)).toEqual(['ask', 'build', 'publish']);
  expect(ask.permissions).toEqual({ pages: 'read' });
  expect(build.permissions).toEqual({ contents: 'read' });
  expect(publish.permissions).toEqual({ 'id-token': 'write', pages: 'write' });
  expect(publish.steps.map(({ uses, run }) => ({ uses, run }))).toEqual([
    { uses: expect.stringMatching(/^actions\/deploy-pages@[0-9a-f]{40}$/), run: undefined },
  ]);
});

test('every action is the one of its digest', () => {
  const used = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.flatMap(({ uses }) => uses ?? []),
  );
  expect(used).toHaveLength(4);
  for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
});

test('nothing is built where nothing is published, or published that was not built whole', () => {
  expect(workflow.on).toEqual({ push: { branches: ['main'] }, workflow_dispatch: null });
  expect(build).toMatchObject({ needs: 'ask', if: 'needs.ask.outputs.site' });
  expect(publish).toMatchObject({ needs: 'build', environment: { name: 'github-pages' } });
  expect(publish.if).toBeUndefined();
  expect(build.steps.map(({ run, uses = '' }) => run ?? uses.split('@')[0])).toEqual([
    'actions/checkout',
    'actions/setup-node',
    'npm ci',
    'npm run check',
    'npm run build -- --whole',
    'actions/upload-pages-artifact',
  ]);
  expect(build.steps.at(-1)?.with).toMatchObject({ path: 'dist' });
  const text = readFileSync(file, 'utf8');
  for (const word of ['continue-on-error', 'always()']) expect(text).not.toContain(word);
});

test('the build knows the address', () => {
  const from = (where: string, name: string) => `\${{ ${where}.outputs.${name} }}`;
  const site = from('steps.pages', 'site');
  expect(ask.outputs).toEqual({ site, base: from('steps.pages', 'base') });
  expect(build.steps.find(({ run }) => run?.includes('build'))?.env).toEqual({
    SITE: from('needs.ask', 'site'),
    BASE: from('needs.ask', 'base'),
  });
});

test('one deployment follows the other, and none is cut off', () => {
  expect(workflow.concurrency).toEqual({ group: 'pages', 'cancel-in-progress': false });
});

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
const answer = join(folder, 'answer.json');

/** GitHub's command, as far as the workflow uses it, with an answer from a file. */
const gh = `#!${process.execPath}
const { readFileSync } = require('node:fs');
const [command, path, flag, query, ...more] = process.argv.slice(2);
const isKnown = command === 'api' && flag === '--jq' && more.length === 0;
if (!isKnown || path !== 'repos/vela/papers/pages' || process.env.GH_TOKEN !== 'token') process.exit(64);
const { status, ...body } = JSON.parse(readFileSync(${JSON.stringify(answer)}, 'utf8'));
if (status === 200) {
  const text = JSON.parse(query.replaceAll('\\\\(', '('));
  console.log(text.replace(/\\(\\.(\\w+)\\)/g, (_, name) => String(body[name])));
} else {
  console.log(JSON.stringify(body));
  console.error(\`gh: \${body.message} (HTTP \${status})\`);
  process.exitCode = 1;
}
`;

beforeAll(() => {
  writeFileSync(join(folder, 'gh'), gh);
  chmodSync(join(folder, 'gh'), 0o755);
  const script = ask.steps.find(({ id }) => id === 'pages')?.run ?? '';
  writeFileSync(join(folder, 'script.sh'), script);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the first job's script as GitHub does, and says what it handed on. */
function askPages(answered: Record<string, unknown>) {
  writeFileSync(answer, JSON.stringify(answered));
  const output = join(folder, 'output');
  writeFileSync(output, '');
  const { status, stdout, stderr } = spawnSync('bash', ['-e', join(folder, 'script.sh')], {
    encoding: 'utf8',
    env: {
      PATH: [folder, process.env['PATH']].join(delimiter),
      GITHUB_REPOSITORY: 'vela/papers',
      GITHUB_OUTPUT: output,
      GH_TOKEN: 'token',
      RUNNER_TEMP: folder,
    },
  });
  return { status, stdout, stderr, output: readFileSync(output, 'utf8') };
}

test.each([
  {
    pages: 'of a project',
    html_url: 'https://vela.example/papers/',
    output: 'site=https://vela.example\nbase=/papers/\n',
  },
  {
    pages: 'of a project, without the last slash',
    html_url: 'https://vela.example/Papers.of-2026',
    output: 'site=https://vela.example\nbase=/Papers.of-2026/\n',
  },
  {
    pages: 'of a person',
    html_url: 'https://vela.example/',
    output: 'site=https://vela.example\nbase=/\n',
  },
  {
    pages: 'under a domain of their own',
    html_url: 'http://papers.example.org',
    cname: 'papers.example.org',
    output: 'site=http://papers.example.org\nbase=/\n',
  },
])('the address of pages $pages', ({ pages: _, output, ...body }) => {
  const asked = askPages({ status: 200, build_type: 'workflow', ...body });
  expect(asked).toEqual({ status: 0, stdout: '', stderr: '', output });
});

test.each([
  { status: 404, message: 'Not Found' },
  { status: 200, build_type: 'legacy', html_url: 'https://vela.example/papers/' },
  { status: 200, build_type: null, html_url: 'https://vela.example/papers/' },
])('nothing more is done, and a line says why: $status $build_type', (answered) => {
  const asked = askPages(answered);
  expect(asked).toMatchObject({ status: 0, output: '', stderr: '' });
  expect(asked.stdout).toMatch(/^::notice title=Not published::.*Settings, Pages.*\n$/);
});

test('another refusal is a failure', () => {
  const asked = askPages({ status: 502, message: 'Server Error' });
  expect(asked).toMatchObject({ status: 1, output: '' });
  expect(asked.stderr).toContain('HTTP 502');
});
