import { resolve } from 'node:path';
import type { Browser, CDPSession } from '@playwright/test';
import { slowLine } from '../support/slow-line.ts';
import { inBrowser } from './browser.ts';
import { FIRST, SECOND } from './reader-visit.ts';
import { loadBefore, markdownTable, measuredOn, percentile } from './report.ts';

/** A slow phone: its screen, a processor four times as slow, and the mobile line of Lighthouse. */
const SCREEN = { width: 390, height: 844 };
const SLOWER = 4;
const LINE = { roundTrip: 150, bytesPerSecond: 1_600_000 / 8 };

const ROUNDS = 3;

/** What a visit takes, in ms; the last is the longest task of the page's own thread. */
const figures = ['first answer', 'second answer', 'a letter more', 'longest task'] as const;

type Visit = Record<(typeof figures)[number], number>;

/**
 * How soon a reader with a slow phone is answered: under a shared address, after another question
 * in the box, and after a letter more whose files are there. Sites are visited in turns, so that
 * they can be compared on a machine that does other things besides.
 * @param folders of built sites, dist if none is named; the first is what others are compared with.
 * @returns a Markdown table of medians.
 */
export async function benchFirstAnswer(folders: readonly string[]): Promise<string> {
  const sites = (folders.length > 0 ? folders : ['dist']).map((name) => ({
    name,
    folder: resolve(name),
    visits: [] as Visit[],
  }));
  const before = loadBefore();
  let agent = '';
  for (let round = 0; round < ROUNDS; round++) {
    for (const words of FIRST) {
      for (const { folder, visits } of sites) {
        const [visit, browser] = await inBrowser(folder, (browser, address) =>
          visitSlowly(browser, address, words),
        );
        visits.push(visit);
        agent = browser;
      }
    }
  }
  const rows = sites.map(({ name, visits }) => {
    const medians = figures.map((figure) =>
      percentile(
        visits.map((visit) => visit[figure]),
        0.5,
      ),
    );
    return { name, medians };
  });
  const [first] = rows;
  const cells = rows.map(({ name, medians }) => [
    name,
    ...medians.map((median, at) => {
      const other = first?.medians[at] ?? median;
      return `${median.toFixed(0)} ms${other === median ? '' : ` (${(median / other).toFixed(2)})`}`;
    }),
  ]);
  const visits = `${ROUNDS} visits for each of ${FIRST.length} searches`;
  return [
    `${measuredOn(agent)}, ${before}: medians of ${visits}.`,
    markdownTable(['site', ...figures], cells),
  ].join('\n\n');
}

async function visitSlowly(browser: Browser, address: string, words: string): Promise<Visit> {
  const line = await slowLine(address, LINE);
  const context = await browser.newContext({ viewport: SCREEN });
  try {
    const page = await context.newPage();
    await slowDown(await context.newCDPSession(page));
    await page.addInitScript(noteTasks);
    await page.goto(`${line.address}?q=${encodeURIComponent(words)}`, { waitUntil: 'commit' });
    const first = await page.evaluate(firstAnswer);
    await page.waitForLoadState('networkidle');
    const second = await page.evaluate(ask, SECOND);
    await page.waitForLoadState('networkidle');
    await page.evaluate(ask, SECOND.slice(0, -1));
    await page.waitForLoadState('networkidle');
    const letter = await page.evaluate(ask, SECOND);
    const task = await page.evaluate(() => Math.max(0, ...(window as unknown as Noted).tasks));
    return {
      'first answer': first,
      'second answer': second,
      'a letter more': letter,
      'longest task': task,
    };
  } finally {
    await context.close();
    await line.close();
  }
}

/** Slows down the page's own thread, and those of its workers as they start. */
async function slowDown(session: CDPSession): Promise<void> {
  const rate = { method: 'Emulation.setCPUThrottlingRate', params: { rate: SLOWER } } as const;
  await session.send(rate.method, rate.params);
  session.on('Target.attachedToTarget', async ({ sessionId }) => {
    for (const [at, message] of [rate, { method: 'Runtime.runIfWaitingForDebugger' }].entries()) {
      await session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id: at + 1, ...message }),
      });
    }
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: false,
  });
}

interface Noted {
  tasks: number[];
}

/** Runs in the page before anything of it: notes the tasks that hold it up. */
function noteTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  }).observe({ entryTypes: ['longtask'] });
}

/** Runs in the page: when its first answer was drawn, in ms since it was gone to; a minute at most. */
function firstAnswer(): Promise<number> {
  return new Promise((resolve, reject) => {
    const isThere = () =>
      document.querySelector('.papers mark') !== null &&
      document.querySelector('.list')?.getAttribute('aria-busy') !== 'true';
    const look = () => {
      if (isThere()) setTimeout(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
    setTimeout(() => reject(new Error('No answer')), 60_000);
  });
}

/** Runs in the page: types a text at once, and says how long its answer took; a minute at most. */
function ask(text: string): Promise<number> {
  const box = document.querySelector('input[type=search]') as HTMLInputElement;
  const list = document.querySelector('.list') as HTMLElement;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let isAsked = false;
    // Told of each change by itself: an answer may come and go between two frames.
    const observer = new MutationObserver(() => {
      isAsked ||= list.getAttribute('aria-busy') === 'true';
      if (!isAsked || list.hasAttribute('aria-busy')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    });
    observer.observe(list, { attributeFilter: ['aria-busy'] });
    setTimeout(() => reject(new Error(`No answer to ${text}`)), 60_000);
    box.focus();
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  });
}
