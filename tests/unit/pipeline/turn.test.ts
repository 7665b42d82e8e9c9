import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid, ppid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeTurn } from '#pipeline/turn.ts';
import { makeFolder } from '../../support/content-folder.ts';

const never = (holder: number) => {
  throw new Error(`waits for ${holder}`);
};
/** A process number that nobody has: the largest that Linux gives is smaller. */
const DEAD = 2 ** 30;

test('it is the turn of one who is alone, until it ends', async () => {
  const folder = makeFolder({});
  const file = join(folder, 'deep/turn');
  const end = await takeTurn(file, never);
  expect(readFileSync(file, 'utf8')).toBe(String(pid));
  end();
  end();
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

test('waits for another one, whom it names, and takes no turn away', async () => {
  const folder = makeFolder({ turn: String(ppid) });
  const file = join(folder, 'turn');
  const waited: number[] = [];
  const turn = takeTurn(file, (holder) => waited.push(holder));
  await setTimeout(350);
  expect(readFileSync(file, 'utf8')).toBe(String(ppid));
  writeFileSync(file, String(DEAD));
  const end = await turn;
  expect(waited).toEqual([ppid]);
  // By now it may be another's.
  writeFileSync(file, String(ppid));
  end();
  expect(readdirSync(folder)).toEqual(['turn']);
});

test.each([DEAD, pid])('does not wait for who is dead, or has its own number: %s', async (left) => {
  const folder = makeFolder({ turn: String(left) });
  const end = await takeTurn(join(folder, 'turn'), never);
  end();
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['turn', 'turn/x'])('does not wait for what names nobody: %s', async (left) => {
  const folder = makeFolder({ [left]: '' });
  const end = await takeTurn(join(folder, 'turn'), never);
  end();
  expect(readdirSync(folder)).toEqual([]);
});
