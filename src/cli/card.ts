// `npm run card`: draws public/card.png, which is shown where somebody shares a link to the site.
import { join, relative } from 'node:path';
import { chromium } from '@playwright/test';
import { card } from '#formats/card.ts';
import { site } from '#site.ts';
import { escapeHtml } from '#text/escape.ts';
import { findChromium } from './setup/chromium.mjs';

const file = join(import.meta.dirname, '../../public', card.file);

/** What others show beside it says the rest. In the colours and the font of `styles/tokens.css`, by day. */
const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 96px 104px; box-sizing: border-box; height: 630px; display: flex;
    flex-direction: column; background: #fdfdfc; color: #1a1a19; border-bottom: 18px solid #2750ab;
    font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Charis SIL",
    "Source Serif 4", "Noto Serif", Georgia, serif }
  .name { display: flex; gap: 20px; align-items: center; font-size: 48px; font-weight: 700 }
  h1 { margin: auto 0 0; font-size: 104px; line-height: 1.12; font-weight: 400; text-wrap: balance }
</style>
<div class="name"><svg viewBox="0 0 20 20" width="56" height="56"><path fill="#2750ab"
  d="M7 2h11v13H7z"/><path fill="#fdfdfc" stroke="#1a1a19" stroke-width="1.25"
  d="M2.5 5.5h10v12h-10z"/></svg>${escapeHtml(site.name)}</div>
<h1>${escapeHtml(site.title)}</h1>`;

const executablePath = findChromium();
if (executablePath) {
  const browser = await chromium.launch({ executablePath });
  const tab = await browser.newPage({ viewport: { width: card.width, height: card.height } });
  await tab.setContent(page);
  await tab.screenshot({ path: file });
  await browser.close();
  console.log(`wrote ${relative('', file)}`);
} else {
  console.error('This needs Chromium: install it, or set CHROMIUM_PATH.');
  process.exitCode = 1;
}
