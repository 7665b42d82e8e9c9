import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Terminal } from './questions.ts';

/** Gives a person at the terminal to `use`, and lets go of the terminal afterwards. */
export async function atTerminal<Result>(use: (terminal: Terminal) => Promise<Result>) {
  const terminal = createInterface({ input: stdin, output: stdout });
  const closed = new Promise<undefined>((end) => terminal.once('close', () => end(undefined)));
  try {
    return await use({
      ask: (prompt) => Promise.race([terminal.question(prompt), closed]),
      say: (line) => console.log(line),
    });
  } finally {
    terminal.close();
  }
}
