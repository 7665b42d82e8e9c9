// @ts-check

/** Milliseconds between two states of the line: often enough to look alive, and cheap. */
const INTERVAL = 200;

/**
 * The line at the end of a stream that says what is being done. A terminal has it rewritten; a log
 * has only what is kept. Runs on Node 20 with nothing installed.
 *
 * @param {{ isTTY?: boolean | undefined, columns?: number, write(text: string): unknown }} stream
 * @param {{ now?: () => number, patience?: number }} [options] `patience`: milliseconds before which
 *   `update` shows nothing, since what is over by then needs no words
 */
export function openLine(stream, { now = () => performance.now(), patience = 0 } = {}) {
  let next = now() + patience;
  const start = stream.isTTY ? '\r\x1b[K' : '';
  return {
    /** @param {string} text */
    show(text) {
      // A line that is longer than the terminal is wide could not be rewritten.
      if (stream.isTTY) stream.write(start + text.slice(0, (stream.columns || 80) - 1));
    },
    /** @param {() => string} tell gives the text where it is time to show another */
    update(tell) {
      if (!stream.isTTY || now() < next) return;
      next = now() + INTERVAL;
      this.show(tell());
    },
    /** @param {string} lines stay, with their ends, in the place of what is shown */
    keep(lines) {
      stream.write(start + lines);
    },
    clear() {
      if (stream.isTTY) stream.write(start);
    },
  };
}
