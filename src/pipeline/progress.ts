import { finishedLine, runningLine } from './progress-text.ts';

/** Where progress is shown: standard error, or what a test takes for it. */
export interface ProgressStream {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export interface Progress {
  /** Ends the phase before it, if any, and begins another. */
  begin(name: string, total?: number): void;
  /** Notes how many are done. */
  reach(count: number): void;
  /** Ends the last phase. */
  end(): void;
}

/** Milliseconds between two states of the line: often enough to look alive, and cheap. */
const INTERVAL = 200;

/**
 * Shows how far a build is: on a terminal one line that is rewritten, elsewhere nothing until a
 * phase is over; then one line that stays.
 */
export function showProgress(stream: ProgressStream, now = () => performance.now()): Progress {
  let phase: { name: string; total: number | undefined; start: number; count: number } | undefined;
  let next = 0;
  const state = () => phase && { ...phase, seconds: (now() - phase.start) / 1000 };
  const clear = stream.isTTY ? '\r\x1b[K' : '';
  const end = () => {
    const last = state();
    if (last) stream.write(`${clear}${finishedLine(last)}\n`);
    phase = undefined;
  };
  return {
    begin(name, total) {
      end();
      phase = { name, total, start: now(), count: 0 };
      if (stream.isTTY) stream.write(`${clear}${name}`);
    },
    reach(count) {
      if (!phase) return;
      phase.count = count;
      if (!stream.isTTY || now() < next) return;
      next = now() + INTERVAL;
      const running = state();
      if (running) stream.write(`${clear}${runningLine(running)}`);
    },
    end,
  };
}
