// @ts-check

const EVERY_MS = { terminal: 1000, log: 10_000 };
const terminal = Boolean(process.stdout.isTTY) && !process.env['CI'];

/**
 * Says what is being done while it is done, and at the end how long it took. A terminal gets one
 * line that is rewritten, a log one at once and one every ten seconds.
 *
 * @template T
 * @param {string} doing such as "Building the catalogue"
 * @param {() => Promise<T>} work
 * @param {{ detail?: () => string, failed?: (result: T) => boolean, silent?: boolean }} [options]
 *   `detail`: how far it has come; `silent`: say nothing in between, the work speaks for itself
 * @returns {Promise<T>}
 */
export async function withProgress(doing, work, { detail, failed, silent = false } = {}) {
  const start = Date.now();
  const write = (/** @type {string} */ line) =>
    process.stdout.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
  const tell = () => write(`… ${doing}, ${seconds(start)}${detail ? `, ${detail()}` : ''}`);
  write(`… ${doing}${terminal && silent ? '\n' : ''}`);
  const timer = silent ? undefined : setInterval(tell, terminal ? EVERY_MS.terminal : EVERY_MS.log);
  let mark = '✗';
  try {
    const result = await work();
    if (!failed?.(result)) mark = '✓';
    return result;
  } finally {
    clearInterval(timer);
    process.stdout.write(`${terminal ? '\r\u001b[K' : ''}${mark} ${doing}, ${seconds(start)}\n`);
  }
}

/** @param {number} start */
function seconds(start) {
  const elapsed = (Date.now() - start) / 1000;
  return `${elapsed < 10 ? elapsed.toFixed(1) : Math.round(elapsed)} s`;
}
