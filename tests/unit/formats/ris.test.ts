import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import { toRis } from '#formats/cite/ris.ts';
import { hardCases, makeCited } from './hard-cases.ts';

test('the hard cases', async () => {
  const file = citationFile(hardCases, citationFormats.ris, true).replaceAll('\r\n', '\n');
  await expect(file).toMatchFileSnapshot('../../fixtures/expected/hard-cases.ris');
});

test.each([
  { type: 'conference', out: 'CONF' },
  { type: 'workshop', out: 'CONF' },
  { type: 'journal', out: 'JOUR' },
  { type: 'preprint', out: 'UNPB' },
] as const)('a $type is $out', ({ type, out }) => {
  const ris = toRis(makeCited({ venue: { name: 'V', type, year: 2024 } }));
  expect(ris.split('\r\n')[0]).toBe(`TY  - ${out}`);
});

test('no record can break the file', () => {
  const odd = fc
    .array(fc.oneof(fc.constantFrom('\n', '\r\n', 'ER  - ', 'TY  - JOUR', '  - '), fc.string()), {
      minLength: 1,
    })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(odd, odd, (title, name) => {
      const venue = { name, type: 'journal', year: 2024 } as const;
      const authors = [{ family: name }, { family: 'Lee', given: name }];
      const lines = toRis(makeCited({ title, abstract: title, venue, authors }), {
        details: true,
      }).split('\r\n');
      expect(lines.pop()).toBe('');
      expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line))).toEqual([]);
      expect(lines.filter((line) => /^(?:TY|ER)/.test(line))).toEqual(['TY  - JOUR', 'ER  - ']);
    }),
    { numRuns: 300 },
  );
});
