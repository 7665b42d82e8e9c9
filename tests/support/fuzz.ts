import fc from 'fast-check';
import { expect } from 'vitest';
import { hostileTexts } from './hostile-texts.ts';

/** How many cases are tried; `npm run test:long` asks for more. */
const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 2000);

/** More than this for one case is a hang, in CPU seconds. */
const TOO_LONG = 2;

/** Texts of pieces of a language among hostile and arbitrary ones. */
export function textsOf(pieces: readonly string[], most = 30): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.constantFrom(...hostileTexts.filter((text) => text.length < 300)) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  );
  return fc.array(piece, { maxLength: most }).map((parts) => parts.join(''));
}

/** A good text with harm done to it: parts taken out, doubled, turned round or put in. */
export function harmed(good: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.tuple(fc.nat(), fc.nat(400), fc.constantFrom('drop', 'double', 'turn', 'put'));
  return fc
    .tuple(fc.constantFrom(...good), fc.array(fc.tuple(cut, textsOf(pieces, 3)), { maxLength: 4 }))
    .map(([text, harms]) =>
      harms.reduce((before, [[place, length, how], piece]) => {
        const at = place % (before.length + 1);
        const part = before.slice(at, at + length);
        const middle = { drop: '', double: part + part, put: piece + part };
        const turned = [...part].reverse().join('');
        return `${before.slice(0, at)}${middle[how as 'drop'] ?? turned}${before.slice(at + length)}`;
      }, text),
    );
}

/** Tries a property on many cases: none throws, takes long, or changes what all objects share. */
export function expectAlways<Case>(
  cases: fc.Arbitrary<Case>,
  property: (each: Case) => void,
): void {
  const shared = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(cases, (each) => {
      const start = process.cpuUsage();
      property(each);
      const { user, system } = process.cpuUsage(start);
      if (user + system > TOO_LONG * 1e6) throw new Error(`${(user + system) / 1e6} s`);
    }),
    { numRuns: fuzzRuns },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(shared);
}
