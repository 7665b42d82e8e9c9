import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { writeHostileContent } from '../../support/hostile-content.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { PUBLISHED } from './foreign-markup.ts';
import { buildOwnSite, type OwnSite } from './own-build.ts';

/** Every eighth hostile text; in `npm run test:long` all of them. */
export const texts =
  process.env['TEXTS'] === 'all' ? hostileTexts : hostileTexts.filter((_, at) => at % 8 === 0);

/** Tests of a site whose every record is an attack. */
export const test = base.extend<object, { site: OwnSite }>({
  site: [
    async ({ browserName: _ }, use) => {
      const content = mkdtempSync(join(tmpdir(), 'content-'));
      writeHostileContent(content, texts);
      const site = await buildOwnSite(content, { SITE: PUBLISHED, BASE: '/sub/' });
      await use(site);
      await site.remove();
      rmSync(content, { recursive: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: ({ site }, use) => use(site.address),
});
