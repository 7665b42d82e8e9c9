import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { largePapers } from './large-papers.ts';
import { buildOwnSite, type OwnSite } from './own-build.ts';

const fixture = fileURLToPath(new URL('../../fixtures/site', import.meta.url));
/** The hard cases, and what they refer to. */
const taken = ['papers/cases.jsonl', 'areas', 'orgs', 'authors'];

/** Tests of a site of hard cases and many papers, under a path of a host that it knows. */
export const test = base.extend<object, { site: OwnSite }>({
  site: [
    async ({ browserName: _ }, use) => {
      const content = mkdtempSync(join(tmpdir(), 'content-'));
      for (const name of taken) {
        cpSync(join(fixture, name), join(content, name), { recursive: true });
      }
      writeFileSync(join(content, 'papers', 'large.jsonl'), largePapers());
      const site = await buildOwnSite(content, {
        SITE: 'https://papers.example',
        BASE: '/sub/path/',
      });
      await use(site);
      await site.remove();
      rmSync(content, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ site }, use) => use(site.address),
});
