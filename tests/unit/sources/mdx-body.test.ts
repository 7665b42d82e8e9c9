import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { readContent } from '#sources/read-content.ts';
import { makeContentFolder, makeFolder, paperFile } from '../../support/content-folder.ts';

/** What is said of a commentary, beside which `chart.astro`, `data.json` and `tides.png` lie. */
async function check(body: string) {
  const beside = { 'papers/.chart.astro': '', 'papers/.data.json': '{}', 'papers/.tides.png': '' };
  const folder = makeContentFolder({ ...beside, 'papers/a.mdx': paperFile([], `${body}\n`) });
  const { problems } = await readContent(folder, { root: folder });
  return problems.map(formatProblem).map((line) => line.replace(/^papers\/a\.mdx:\d+: body: /, ''));
}

test.each([
  'import Chart from "./.chart.astro"\n\n<Chart />',
  'import data from "./.data"\n\n{data.length}',
  'import raw from "./.data.json?raw"\n\n{raw}',
  'import { z } from "zod/v4"\nimport fs from "fs"\nimport { x } from "astro:content"\n\n{z}',
  'export const Tide = () => <b>tide</b>\n\n<Tide />',
  '![Tides](./.tides.png) ![Served](/tides.png) ![Afar](https://example.org/tides.png)',
  'A name in \\<Angles>, and `<Code />`.',
])('takes %j', async (body) => {
  expect(await check(body)).toEqual([]);
});

test.each(['a\u202eb', 'a\u001b[31mb', '{"a\u2066b"}', 'a\0'])(
  'refuses hidden signs: %j',
  async (body) => {
    const out = 'has a sign that does not show, or turns the order of others; remove it';
    expect(await check(`Text.\r\n\n\u05d0\u200f ${body}`)).toEqual([out]);
    expect(await check('Text.\r\n\tcode \u05d0\u200f\r')).toEqual([]);
  },
);

test.each([
  {
    body: 'import Chart from "./chart.astro"\n\n<Chart />',
    out: './chart.astro is not there; correct its path from this file',
  },
  {
    body: 'import "../styles.css"',
    out: '../styles.css is not there; correct its path from this file',
  },
  {
    body: 'import { draw } from "@no-such/package/charts.js"\n\n{draw()}',
    out: '@no-such/package is not installed; run npm install @no-such/package',
  },
  { body: '![Tides](tides.png)', out: 'tides.png is not there; correct its path from this file' },
  {
    body: 'Text.\n\n<Chart of="tides" />',
    out: 'has <Chart>, which is not imported; import it in the first line, or write \\<',
  },
  {
    body: '{[1].map(() => <Chart.Bar />)}',
    out: 'has <Chart>, which is not imported; import it in the first line, or write \\<',
  },
])('tells what the build would miss in $body', async ({ body, out }) => {
  expect(await check(body)).toEqual([out]);
});

test('tells it at its line', async () => {
  const text = paperFile([], 'A note.\n\nAnd <Chart />.\n');
  const folder = makeFolder({ 'papers/a.mdx': text, 'areas/AQ.yaml': 'name: A\nhue: 1\n' });
  const { problems } = await readContent(folder, { root: folder });
  const line = text.split('\n').findIndex((each) => each.includes('<Chart')) + 1;
  expect(problems).toMatchObject([{ file: join('papers', 'a.mdx'), line, field: 'body' }]);
});
