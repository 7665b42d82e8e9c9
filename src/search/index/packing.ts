/**
 * Numbers as text that JSON carries without escapes and that hosts compress on the way. Sizes
 * matter here: these strings are what a reader of a large catalogue loads before the first answer.
 */

const FIRST = 0x23;
const BACKSLASH = 0x5c;
const DELETE = 0x7f;
const LATIN = 0xa1;
const RADIX = 64;

/** Small numbers as one character each; below 91 that is one byte. */
export function packSmall(numbers: Iterable<number>): string {
  let text = '';
  for (const number of numbers) text += String.fromCharCode(codeOf(number));
  return text;
}

export function unpackSmall(text: string): Uint16Array {
  const numbers = new Uint16Array(text.length);
  // A reader's first answer waits for this, and a callback for each takes several times as long.
  for (let at = 0; at < numbers.length; at++) numbers[at] = numberOf(text.charCodeAt(at));
  return numbers;
}

function codeOf(number: number): number {
  const code = number + FIRST < BACKSLASH ? number + FIRST : number + FIRST + 1;
  return code < DELETE ? code : code - DELETE + LATIN;
}

function numberOf(code: number): number {
  const ascii = code < LATIN ? code : code - LATIN + DELETE;
  return ascii < BACKSLASH ? ascii - FIRST : ascii - FIRST - 1;
}

/** The differences between ascending numbers. */
export function* stepsOf(ascending: Iterable<number>): Generator<number> {
  let last = 0;
  for (const number of ascending) {
    yield number - last;
    last = number;
  }
}

/** The numbers between which these are the differences. */
export function sumsOf(steps: Iterable<number>): Uint32Array {
  const sums = Uint32Array.from(steps);
  for (let at = 1; at < sums.length; at++) sums[at] = (sums[at - 1] ?? 0) + (sums[at] ?? 0);
  return sums;
}

export function packAscending(numbers: Iterable<number>): string {
  return Array.from(stepsOf(numbers), (step) => step.toString(36)).join(' ');
}

export function unpackAscending(text: string): Uint32Array {
  const steps = text === '' ? [] : text.split(' ');
  return sumsOf(steps.map((step) => Number.parseInt(step, 36)));
}

/** Numbers below 64³ in any order: three strings of digits, the highest first. */
export function packOrder(numbers: readonly number[]): [string, string, string] {
  const digits = (unit: number) =>
    packSmall(numbers.map((number) => Math.floor(number / unit) % RADIX));
  return [digits(RADIX * RADIX), digits(RADIX), digits(1)];
}

export function unpackOrder([high, middle, low]: readonly [string, string, string]): Uint32Array {
  const highs = unpackSmall(high);
  const middles = unpackSmall(middle);
  return Uint32Array.from(
    unpackSmall(low),
    (digit, at) => ((highs[at] ?? 0) * RADIX + (middles[at] ?? 0)) * RADIX + digit,
  );
}

/** Beginnings that are longer are not told. */
const MOST_SHARED = 90;

/** Words without spaces in their order, each as how many letters it shares with the one before, and the rest. */
export function frontCoded(words: readonly string[]): string {
  const rests = words.map((word, at) => {
    const before = words[at - 1] ?? '';
    const most = Math.min(before.length, MOST_SHARED);
    let shared = 0;
    while (shared < most && word[shared] === before[shared]) shared++;
    // Half a surrogate pair has no UTF-8.
    if (/[\ud800-\udbff]/.test(word.charAt(shared - 1))) shared--;
    return packSmall([shared]) + word.slice(shared);
  });
  return rests.join(' ');
}

export function frontDecoded(text: string): string[] {
  let before = '';
  return (text === '' ? [] : text.split(' ')).map((rest) => {
    before = before.slice(0, unpackSmall(rest.slice(0, 1))[0]) + rest.slice(1);
    return before;
  });
}
