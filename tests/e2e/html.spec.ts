import { expect, test } from '@playwright/test';
import { dist } from './support/built-site.ts';
import { checkHtml, hasJava } from './support/nu-checker.ts';

test('the Nu HTML checker has nothing to say about any page', async () => {
  test.skip(!hasJava(), 'The Nu HTML checker needs Java.');
  test.setTimeout(120_000);
  expect(await checkHtml([dist])).toEqual([]);
});
