import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { fixture } from './built-site.ts';
import { largePapers } from './large-papers.ts';
import { buildOwnSite, type OwnSite } from './own-build.ts';

/** The hard cases among the made-up records; whose areas there are follows from the project. */
const cases = 'papers/cases.jsonl';

/** Tests of a site of hard cases and many papers, under a path of a host that it knows. */
export const test = base.extend<object, { site: OwnSite }>({
  site: [
    async ({ browserName: _ }, use) => {
      const content = mkdtempSync(join(tmpdir(), 'content-'));
      cpSync(join(fixture, cases), join(content, cases));
      writeFileSync(join(content, 'papers', 'large.jsonl'), largePapers());
      const site = await buildOwnSite(content, {
        SITE: 'https://papers.example',
        BASE: '/sub/path/',
      });
      await use(site);
      await site.remove();
      rmSync(content, { recursive: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: ({ site }, use) => use(site.address),
});
