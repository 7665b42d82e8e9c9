import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#text/fold.ts';
import { nameSlug } from '#text/slug.ts';

const tests = [
  { input: 'Yo Sun', out: 'yo-sun' },
  { input: 'Luc Van Gool', out: 'luc-van-gool' },
  { input: 'Łukasz Kaiser', out: 'lukasz-kaiser' },
  { input: 'Jürgen Schmidhuber', out: 'jurgen-schmidhuber' },
  { input: 'Strauß', out: 'strauss' },
  { input: "Brendan O'Connor", out: 'brendan-oconnor' },
  { input: 'Brendan O’Connor', out: 'brendan-oconnor' },
  { input: 'J.-P. Serre', out: 'j-p-serre' },
  { input: 'Ann-Li Lee', out: 'ann-li-lee' },
  { input: 'Karl--Heinz (Karl) Møller, Jr.', out: 'karl-heinz-karl-moller-jr' },
  { input: '王伟', out: 'wang-wei-g84vgv' },
  { input: '王薇', out: 'wang-wei-1dm2drr' },
  { input: '김민수', out: 'gim-min-su-p2o3kj' },
  { input: 'Иван Петров', out: 'ivan-petrov-wwrzyi' },
  { input: 'محمد', out: 'mhmd-54vywr' },
  { input: '!!!', out: 'ckr8de' },
  { input: '', out: 'ztntfp' },
];

describe('nameSlug', () => {
  it.each(tests)('writes $input as $out', ({ input, out }) => {
    expect(nameSlug(input)).toBe(out);
  });

  it('cuts a very long name and keeps it apart from its neighbour', () => {
    const long = 'A very long name of a very large collaboration '.repeat(9);
    expect(nameSlug(long).length).toBeLessThanOrEqual(90);
    expect(nameSlug(long)).not.toBe(nameSlug(`${long}!`));
  });

  it('is the same for composed and decomposed, upper and lower case', () => {
    expect(nameSlug('JOSÉ GARCÍA')).toBe(nameSlug('José García'.normalize('NFD')));
    expect(nameSlug('ИВАН ПЕТРОВ')).toBe(nameSlug('Иван Петров'));
  });

  it('always is a slug, and one for all names that fold alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(nameSlug(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(nameSlug(fold(text))).toBe(nameSlug(text));
      }),
      { numRuns: 2000 },
    );
  });
});
