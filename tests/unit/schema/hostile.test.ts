import { describe, expect, test } from 'vitest';
import { paperFields, paperSchema } from '#schema/paper.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

type Field = keyof typeof paperSchema.shape;

/** Fields that take few texts: how each is given one, and what it says where it refuses it. */
const fields: { field: Field; put: (text: string) => unknown; says: RegExp }[] = [
  { field: 'id', put: (text) => text, says: /^use lower case letters, digits and hyphens, like/ },
  { field: 'date', put: (text) => text, says: /^write it in quotes, as "2024-07-05"/ },
  { field: 'area', put: (text) => text, says: /^write the tag of an area, like "AQ"/ },
  { field: 'org', put: (text) => [text], says: /^use lower case letters, digits and single/ },
  { field: 'code', put: (text) => [text], says: /^write the https:\/\/ address of the repository/ },
  { field: 'arxiv', put: (text) => text, says: /^write it bare, without version, like/ },
  { field: 'doi', put: (text) => `10.1000/${text}`, says: /^write it bare, like "10.1000\/xyz"/ },
  { field: 'pdf', put: (text) => text, says: /^write an address that starts with https:\/\// },
  { field: 'url', put: (text) => text, says: /^write an address that starts with https:\/\// },
  {
    field: 'links',
    put: (url) => [{ label: 'x', url }],
    says: /^write an address that starts with https:\/\//,
  },
  { field: 'status', put: (text) => text, says: /^write retracted or withdrawn/ },
  { field: 'authors', put: (text) => [text], says: /^write (?:one person|a name|"Jane Doe")/ },
];

/** What may stand in an address or a link of the page once the field has taken it. */
const harmless: Partial<Record<Field, RegExp>> = {
  id: /^[a-z0-9-]+$/,
  area: /^[A-Za-z0-9-]+$/,
  org: /^\["[a-z0-9-]+"\]$/,
  code: /^\["https:/i,
  doi: /^10\.1000\/[^\s<>"{}\\]+$/,
  pdf: /^https?:/i,
  url: /^https?:/i,
  links: /^\[\{"label":"x","url":"https?:/i,
};

describe.each(fields)('$field', ({ field, put, says }) => {
  test('takes a hostile text that can do nothing there, and says how to write the others', () => {
    let refused = 0;
    for (const text of hostileTexts) {
      const { success, data, error } = paperSchema.shape[field].safeParse(put(text));
      if (success) {
        const taken = typeof data === 'string' ? data : JSON.stringify(data);
        expect(taken).toMatch(harmless[field] ?? /./s);
      } else {
        refused++;
        for (const { message } of error.issues) {
          const advice = message.replace(/^.* is not valid; /s, '');
          expect(advice).toMatch(/^has \d+ letters/.test(advice) ? /; shorten it$/ : says);
        }
      }
    }
    expect(refused).toBeGreaterThan(field === 'authors' ? 0 : hostileTexts.length / 2);
  });
});

test.each(['title', 'abstract'] as const)('%s takes every text, as it is', (field) => {
  for (const text of hostileTexts) {
    expect(paperSchema.shape[field].parse(text)).toBe(text.trim());
  }
});

test('no record has a field of all objects', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const record = JSON.parse(`{"${name}": {"polluted": true}}`);
    expect(paperFields.partial().safeParse(record).success, name).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  }
});
