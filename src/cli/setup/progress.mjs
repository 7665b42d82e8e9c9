// @ts-check

const EVERY_MS = { terminal: 1000, log: 10_000 };
const terminal = Boolean(process.stdout.isTTY) && !process.env['CI'];

/** @type {Set<() => string>} what is being done just now, and how far it has come */
const running = new Set();
/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Says what is being done while it is done, and at the end how long it took. A terminal gets one
 * line that is rewritten, a log one at once and one every ten seconds. What is done side by side
 * shares that line.
 *
 * @template T
 * @param {string} doing such as "Building the catalogue"
 * @param {() => Promise<T>} work
 * @param {{ detail?: () => string, failed?: (result: T) => boolean, output?: (result: T) => string }} [options]
 *   `detail`: how far it has come; `output`: lines to show under the last one, in one piece
 * @returns {Promise<T>}
 */
export async function withProgress(doing, work, { detail, failed, output } = {}) {
  const start = Date.now();
  const tell = () => [`${doing}, ${seconds(start)}`, detail?.()].filter(Boolean).join(', ');
  begin(doing, tell);
  let mark = '✗';
  let more = '';
  try {
    const result = await work();
    if (!failed?.(result)) mark = '✓';
    more = output?.(result) ?? '';
    return result;
  } finally {
    end(tell, `${mark} ${doing}, ${seconds(start)}\n${more}`);
  }
}

/**
 * @param {string} doing
 * @param {() => string} tell
 */
function begin(doing, tell) {
  running.add(tell);
  if (terminal) showRunning();
  else process.stdout.write(`… ${doing}\n`);
  timer ??= setInterval(showRunning, terminal ? EVERY_MS.terminal : EVERY_MS.log);
}

/**
 * @param {() => string} tell
 * @param {string} lines
 */
function end(tell, lines) {
  running.delete(tell);
  process.stdout.write(`${terminal ? '\r\u001b[K' : ''}${lines}${/\n$/.test(lines) ? '' : '\n'}`);
  if (running.size > 0) {
    if (terminal) showRunning();
    return;
  }
  clearInterval(timer);
  timer = undefined;
}

function showRunning() {
  const line = `… ${[...running].map((tell) => tell()).join(' · ')}`;
  // A line that is longer than the terminal is wide could not be rewritten.
  const width = (process.stdout.columns || 80) - 1;
  process.stdout.write(terminal ? `\r\u001b[K${line.slice(0, width)}` : `${line}\n`);
}

/** @param {number} start */
function seconds(start) {
  const elapsed = (Date.now() - start) / 1000;
  return `${elapsed < 10 ? elapsed.toFixed(1) : Math.round(elapsed)} s`;
}
