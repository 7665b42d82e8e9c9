import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldTable } from '../../support/field-table.ts';

test("CONTRIBUTING's table of fields is the schema's", () => {
  expect(readFileSync('.github/CONTRIBUTING.md', 'utf8')).toContain(fieldTable());
});
