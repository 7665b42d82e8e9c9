import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { formatProblem } from '#catalog/content.ts';
import { card } from '#formats/discovery/origin.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { readSite, usualPalette } from '#sources/site-data.ts';
import { escapeHtml } from '#text/visible.ts';
import { command, Refusal } from './frame/command.ts';
import { refuseProblems } from './frame/content.ts';
import { writeWhole } from './frame/files.ts';
import { needChromium } from './setup/chromium.ts';

export const main = command({
  usage: `npm run card

Draws card.png of the content folder, the picture that is shown where somebody shares a link to the
site.`,
  async run() {
    const page = await cardPage();
    const browser = await chromium.launch({ executablePath: needChromium() });
    const file = join(contentFolder(), card.file);
    try {
      const tab = await browser.newPage({ viewport: { width: card.width, height: card.height } });
      await tab.setContent(page);
      await writeWhole(file, await tab.screenshot());
    } finally {
      await browser.close();
    }
    console.log(`wrote ${relative('', file)}`);
    return 0;
  },
});

/** @throws a Refusal where what the card shows is not valid: it would show what is usual. */
async function cardPage(): Promise<string> {
  const folder = contentFolder();
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder}`);
  const { site, problems } = await readSite([folder, resolve('content')], process.cwd());
  // A card that was there goes.
  const faults = problems.filter(({ file }) => basename(file) !== card.file);
  if (faults.length > 0) refuseProblems(faults, faults.map(formatProblem));
  const { name, title, logo = '', theme } = site;
  const { paper, ink, accent } = { ...usualPalette(), ...theme.colors };
  const serif = theme.type.serif ?? 'Charter, "Bitstream Charter", "Noto Serif", Georgia, serif';
  return `<!doctype html><meta charset="utf-8"><style>
  :root { --color-paper: ${paper?.[0]}; --color-ink: ${ink?.[0]}; --color-accent: ${accent?.[0]} }
  body { margin: 0; padding: 96px 104px; box-sizing: border-box; height: 630px; display: flex;
    flex-direction: column; background: var(--color-paper); color: var(--color-ink);
    border-bottom: 18px solid var(--color-accent); font-family: ${serif} }
  .name { display: flex; gap: 20px; align-items: center; font-size: 48px; font-weight: 700 }
  .name svg { width: auto; height: 56px }
  h1 { margin: auto 0 0; font-size: 104px; line-height: 1.12; font-weight: 400; text-wrap: balance;
    overflow-wrap: anywhere }
  h1.long { font-size: 64px }
</style>
<div class="name">${logo}${escapeHtml(name)}</div>
<h1${title.length > 48 ? ' class="long"' : ''}>${escapeHtml(title)}</h1>`;
}
