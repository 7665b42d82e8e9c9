import { join, relative } from 'node:path';
import { chromium } from '@playwright/test';
import { card } from '#formats/discovery/origin.ts';
import { contentFolder, loadSite } from '#sources/shared-content.ts';
import { usualPalette } from '#sources/site-data.ts';
import { escapeHtml } from '#text/visible.ts';
import { command } from './frame/command.ts';
import { needChromium } from './setup/chromium.ts';

export const main = command({
  usage: `npm run card

Draws card.png of the content folder, the picture that is shown where somebody shares a link to the
site.`,
  async run() {
    const browser = await chromium.launch({ executablePath: needChromium() });
    const file = join(contentFolder(), card.file);
    const tab = await browser.newPage({ viewport: { width: card.width, height: card.height } });
    await tab.setContent(await cardPage());
    await tab.screenshot({ path: file });
    await browser.close();
    console.log(`wrote ${relative('', file)}`);
    return 0;
  },
});

async function cardPage(): Promise<string> {
  const { name, title, logo = '', theme } = await loadSite();
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
