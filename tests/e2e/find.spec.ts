import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { dist } from './support/built-site.ts';
import { project } from './support/own-build.ts';

test('npm run find gives what the box shows, of the folder and of its host', async ({
  page,
  baseURL,
}) => {
  // Two programs are started, each of which compiles itself on a fresh machine.
  test.setTimeout(90_000);
  const query = 'thread OR lantern -moth year:2020..';
  await page.goto(`./?${new URLSearchParams({ q: query })}`);
  await expect(page.locator('.papers mark').first()).toBeVisible();
  const more = page.locator('.again');
  while (await more.isVisible()) await more.click();
  const titles = page.locator('.papers h3 a');
  const shown = await titles.evaluateAll((all) =>
    (all as HTMLAnchorElement[]).map(({ pathname }) => pathname.split('/').at(-2)),
  );
  expect(shown.length).toBeGreaterThan(3);
  for (const site of [dist, baseURL ?? '']) {
    const words = ['--site', site, '--format', 'json', '--limit', 'all', query];
    const program = ['src/cli/run.mjs', 'src/cli/find.ts', ...words];
    const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: project });
    const { papers } = JSON.parse(stdout) as { papers: { id: string }[] };
    expect(papers.map(({ id }) => id)).toEqual(shown);
  }
});
