import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';

const rows: { schema: z.ZodType; input: object; out: object | string }[] = [
  {
    schema: areaSchema,
    input: { name: 'Aquatic Acoustics', arxiv: 'cs.AQ', hue: 250 },
    out: { name: 'Aquatic Acoustics', arxiv: 'cs.AQ', hue: 250 },
  },
  {
    schema: areaSchema,
    input: { name: 'Aquatic Acoustics', hue: 361 },
    out: 'hue: 361 is not valid; write a hue in degrees, from 0 to 360',
  },
  {
    schema: areaSchema,
    input: { name: 'Aquatic Acoustics', hue: Number.NaN },
    out: 'hue: NaN is not valid; write a hue in degrees, from 0 to 360',
  },
  {
    schema: areaSchema,
    input: { hue: 1 },
    out: 'name: is missing; write the full name of the area',
  },
  { schema: orgSchema, input: { name: 'Sample Lab' }, out: { name: 'Sample Lab' } },
  {
    schema: orgSchema,
    input: { name: '', url: 'https://example.org' },
    out: 'name: is empty; write the name of the organisation',
  },
  {
    schema: authorSchema,
    input: { name: 'Ada Sample', variants: ['Sample, A.'], orcid: '0000-0002-1825-0097' },
    out: {
      name: { given: 'Ada', family: 'Sample' },
      variants: [{ given: 'A.', family: 'Sample' }],
      orcid: '0000-0002-1825-0097',
    },
  },
  {
    schema: authorSchema,
    input: { name: 'Ada Sample', variants: 'A. Sample' },
    out: 'variants: "A. Sample" is not valid; write a list of names',
  },
  {
    schema: authorSchema,
    input: { name: 'Ada Sample', homepage: 'ftp://example.org' },
    out: 'homepage: "ftp://example.org" is not valid; write an address that starts with https:// or http://',
  },
];

describe('registry schemas', () => {
  test.each(rows)('$input', ({ schema, input, out }) => {
    const { data, error } = schema.safeParse(input);
    const fault = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join();
    expect(fault ?? data).toEqual(out);
  });
});
