import { chromium } from '@playwright/test';
import { serveFolder } from './src/cli/bench/serve-folder.ts';
import { findBarriers } from './tests/e2e/support/axe.ts';
const { address, close } = await serveFolder('test-results/site/dist');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const p = await b.newPage({ viewport: { width: 390, height: 900 } });
for (const path of ['', 'page/1/', 'papers/displayed/', 'about/']) {
await p.goto(address+path);
console.log(path, await findBarriers(p));
console.log(await p.evaluate(() => [...document.querySelectorAll('.m-wrap')].map(e => [getComputedStyle(e).overflow, e.scrollWidth, e.clientWidth, e.closest('p,h3')?.className])));
}
await b.close(); await close();
