import { stderr } from 'node:process';
import { counted } from '#catalog/counted.ts';

/** Seconds without a word after which a person at a terminal is told how far the work is. */
const patience = 2;

/** Called with how much is done so far; says so at a terminal, and nothing elsewhere. */
export function showProgress(noun: string, verb: string): (done: number) => void {
  if (!stderr.isTTY) return () => {};
  let next = performance.now() + patience * 1000;
  process.once('exit', () => stderr.write('\r\x1b[K'));
  return (done) => {
    if (performance.now() < next) return;
    next = performance.now() + 200;
    stderr.write(`\r\x1b[K${counted(done, noun)} ${verb}`);
  };
}
