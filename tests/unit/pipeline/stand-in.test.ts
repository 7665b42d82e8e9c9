import { expect, test } from 'vitest';
import { readThrough, StandIn } from '#pipeline/page-state/stand-in.ts';

interface Whole {
  title: string;
  color: string;
  size: number;
}

class Titled extends StandIn<Whole> {
  readonly title = 'known';
}

readThrough(Titled, ['color', 'size']);

test('has what is known of an object without making it, and makes it once for the rest', () => {
  let made = 0;
  const whole = new Titled(() => {
    made++;
    return { title: 'of the whole', color: 'red', size: 3 };
  }).as();
  expect([whole.title, made]).toEqual(['known', 0]);
  expect([whole.color, whole.size, made]).toEqual(['red', 3, 1]);
});

test('makes another object for each that it stands in for', () => {
  const of = (size: number) => new Titled(() => ({ title: '', color: '', size })).as();
  expect([of(1).size, of(2).size]).toEqual([1, 2]);
});
