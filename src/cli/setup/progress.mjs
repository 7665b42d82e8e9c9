// @ts-check
import { openLine } from '#pipeline/progress-line.mjs';

const { stdout } = process;
const isTTY = Boolean(stdout.isTTY) && !process.env['CI'];
const line = openLine(isTTY ? stdout : { write: (text) => stdout.write(text) });

/** @type {Set<() => string>} what is being done just now, and how far it has come */
const running = new Set();
/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Says what is being done while it is done, and at the end how long it took: a terminal gets one
 * line that is rewritten, which what is done side by side shares, a log one every ten seconds.
 * @template T
 * @param {string} doing such as "Building the catalogue"
 * @param {() => Promise<T>} work
 * @param {{ detail?: () => string, failed?: (result: T) => boolean, output?: (result: T) => string }} [options]
 *   `detail`: how far it has come; `output`: lines to show under the last one, in one piece
 */
export async function withProgress(doing, work, { detail, failed, output } = {}) {
  const start = Date.now();
  const tell = () => [`${doing}, ${seconds(start)}`, detail?.()].filter(Boolean).join(', ');
  running.add(tell);
  if (isTTY) showRunning();
  else line.keep(`… ${doing}\n`);
  timer ??= setInterval(showRunning, isTTY ? 1000 : 10_000);
  let mark = '✗';
  let more = '';
  try {
    const result = await work();
    if (!failed?.(result)) mark = '✓';
    more = output?.(result) ?? '';
    return result;
  } finally {
    running.delete(tell);
    line.keep(`${mark} ${doing}, ${seconds(start)}\n${more}${/(?:^|\n)$/.test(more) ? '' : '\n'}`);
    if (running.size === 0) {
      clearInterval(timer);
      timer = undefined;
    } else if (isTTY) showRunning();
  }
}

function showRunning() {
  const text = `… ${[...running].map((tell) => tell()).join(' · ')}`;
  if (isTTY) line.show(text);
  else line.keep(`${text}\n`);
}

/** @param {number} start */
function seconds(start) {
  const elapsed = (Date.now() - start) / 1000;
  return `${elapsed < 10 ? elapsed.toFixed(1) : Math.round(elapsed)} s`;
}
