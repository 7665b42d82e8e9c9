import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  areaTagSchema,
  arxivIdSchema,
  codeUrlSchema,
  doiSchema,
  orcidSchema,
  paperIdSchema,
  partialDateSchema,
  slugSchema,
  webUrlSchema,
  yearSchema,
} from '#schema/identifiers.ts';

interface Rule {
  schema: z.ZodType;
  accepts: unknown[];
  refuses: [input: unknown, message: string][];
}

const quotes = 'write it in quotes, as "2024-07-05", "2024-07" or "2024"';

const rules: Record<string, Rule> = {
  paperId: {
    schema: paperIdSchema,
    accepts: ['sun2024sailing', '1984', 'sun-2024'],
    refuses: [
      [
        'Sun2024',
        '"Sun2024" is not valid; use lower case letters, digits and hyphens, like doe2024example',
      ],
      [
        '-sun',
        '"-sun" is not valid; use lower case letters, digits and hyphens, like doe2024example',
      ],
      [
        'a/b',
        '"a/b" is not valid; use lower case letters, digits and hyphens, like doe2024example',
      ],
      [undefined, 'is missing; write an id'],
    ],
  },
  slug: {
    schema: slugSchema,
    accepts: ['yo-sun', 'sample-lab', '3m'],
    refuses: [
      [
        'yo--sun',
        '"yo--sun" is not valid; use lower case letters, digits and single hyphens, like jane-doe',
      ],
      [
        'sun-',
        '"sun-" is not valid; use lower case letters, digits and single hyphens, like jane-doe',
      ],
    ],
  },
  areaTag: {
    schema: areaTagSchema,
    accepts: ['AQ', 'BT', 'sea-weed'],
    refuses: [
      ['cs.AQ', '"cs.AQ" is not valid; write the tag of an area, like "AQ"'],
      ['../AQ', '"../AQ" is not valid; write the tag of an area, like "AQ"'],
    ],
  },
  arxivId: {
    schema: arxivIdSchema,
    accepts: ['2407.01230', '0704.0001', 'cs/0112017', 'math.GT/0309136', 'hep-th/9901001'],
    refuses: [
      [2407.0123, '2407.0123 is not valid; write it bare and in quotes, like "2407.01230"'],
      [
        '2407.01230v2',
        '"2407.01230v2" is not valid; write it bare, without version, like "2407.01230"',
      ],
      [
        '2413.04620',
        '"2413.04620" is not valid; write it bare, without version, like "2407.01230"',
      ],
      [
        'arXiv:2407.01230',
        '"arXiv:2407.01230" is not valid; write it bare, without version, like "2407.01230"',
      ],
    ],
  },
  doi: {
    schema: doiSchema,
    accepts: ['10.1000/xyz', '10.1145/3292500.3330701', '10.1016/s0004-3702(97)00043-x'],
    refuses: [
      ['doi:10.1000/xyz', '"doi:10.1000/xyz" is not valid; write it bare, like "10.1000/xyz"'],
      ['10.1000/', '"10.1000/" is not valid; write it bare, like "10.1000/xyz"'],
      [10.1, '10.1 is not valid; write it bare and in quotes, like "10.1000/xyz"'],
    ],
  },
  orcid: {
    schema: orcidSchema,
    accepts: ['0000-0002-1825-0097', '0000-0002-1694-233X'],
    refuses: [
      [
        'https://orcid.org/0000-0002-1825-0097',
        '"https://orcid.org/0000-0002-1825-0097" is not valid; write it bare, like "0000-0002-1825-0097"',
      ],
    ],
  },
  webUrl: {
    schema: webUrlSchema,
    accepts: ['https://example.org/a?b#c', 'http://example.org'],
    refuses: [
      [
        'javascript:alert(1)',
        '"javascript:alert(1)" is not valid; write an address that starts with https:// or http://',
      ],
      [
        'example.org',
        '"example.org" is not valid; write an address that starts with https:// or http://',
      ],
      ['', 'is empty; write an address that starts with https:// or http://'],
      ...['\u202e', '\u0000', '\ud800', '\u200b'].map((sign): [string, string] => [
        `https://example.org/${sign}`,
        `${JSON.stringify(`https://example.org/${sign}`)} is not valid; write an address that starts with https:// or http://`,
      ]),
    ],
  },
  codeUrl: {
    schema: codeUrlSchema,
    accepts: ['https://github.com/example/code'],
    refuses: [
      [
        'http://github.com/example/code',
        '"http://github.com/example/code" is not valid; write the https:// address of the repository',
      ],
      [
        'git@github.com:example/code.git',
        '"git@github.com:example/code.git" is not valid; write the https:// address of the repository',
      ],
    ],
  },
  partialDate: {
    schema: partialDateSchema,
    accepts: ['2024-07-05', '2024-02-29', '2024-07', '2024'],
    refuses: [
      ['2024-13-01', `"2024-13-01" is not valid; ${quotes}`],
      ['2023-02-29', `"2023-02-29" is not valid; ${quotes}`],
      ['2024-7-5', `"2024-7-5" is not valid; ${quotes}`],
      ['0024', `"0024" is not valid; ${quotes}`],
      ['5 July 2024', `"5 July 2024" is not valid; ${quotes}`],
      [2024, `2024 has no quotes; ${quotes}`],
      [new Date('2024-07-05'), `2024-07-05 has no quotes; ${quotes}`],
      [undefined, `is missing; ${quotes}`],
    ],
  },
  year: {
    schema: yearSchema,
    accepts: [1987, 2026],
    refuses: [
      ['2025', '"2025" is not valid; write a year of four digits, without quotes, like 2025'],
      [25, '25 is not valid; write a year of four digits, like 2025'],
    ],
  },
};

describe.each(Object.entries(rules))('%s', (_, { schema, accepts, refuses }) => {
  test.each(accepts.map((input) => ({ input })))('accepts $input', ({ input }) => {
    expect(schema.parse(input)).toBe(input);
  });

  test.each(refuses.map(([input, message]) => ({ input, message })))(
    'refuses $input',
    ({ input, message }) => {
      const { error } = schema.safeParse(input);
      expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
    },
  );
});
