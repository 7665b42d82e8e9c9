import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { rare } from './support/records.ts';
import { watch } from './support/watch.ts';

async function savedFrom(page: Page, format: string): Promise<{ name: string; text: string }> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: format });
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
}

test('what a search found is exported in its order, in every format', async ({ page }) => {
  const { faults } = watch(page);
  await page.goto('./?area=FN&sort=oldest');
  const shown = page.locator('.papers h3 a');
  await expect(shown).toHaveCount(8);
  const ids = await shown.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href')?.split('/').at(-2)),
  );
  await page.getByRole('button', { name: 'Export 8 papers' }).click();
  const bibtex = await savedFrom(page, 'BibTeX');
  expect(bibtex.name).toBe('papers.bib');
  expect([...bibtex.text.matchAll(/^@\w+\{(.+),$/gm)].map(([, id]) => id)).toEqual(ids);
  const csl = await savedFrom(page, 'CSL-JSON');
  expect(JSON.parse(csl.text).map(({ id }: { id: string }) => id)).toEqual(ids);
  const ris = await savedFrom(page, 'RIS');
  expect([...ris.text.matchAll(/^ID {2}- (.+)\r$/gm)].map(([, id]) => id)).toEqual(ids);
  expect((await savedFrom(page, 'Markdown')).text.split('\n- ')).toHaveLength(8);
  expect(faults).toEqual([]);
});

test('the export is what the page of the paper shows', async ({ page }) => {
  await page.goto('./papers/brandal2024networks/');
  const shown = await page.locator('.cite code').textContent();
  await page.goto('./?q=brandal2024networks dusk-time');
  await page.goto('./?q=title:"Networks That (Network at Dusk Time)"');
  await page.getByRole('button', { name: 'Export 1 paper' }).click();
  expect((await savedFrom(page, 'BibTeX')).text.trim()).toBe(shown);
});

test('who has no files of her own has her citations made at once', async ({ page }) => {
  await page.goto(`./authors/${rare?.slug}/`);
  const take = page.getByRole('region', { name: 'Take along' });
  await expect(take.getByRole('link')).toHaveText(['Export the citations']);
  await take.getByRole('link').click();
  // The search, its answer, the dialog and the records come one after the other.
  await expect(page.getByRole('dialog')).toContainText('Export 2 papers', { timeout: 15_000 });
  const { text } = await savedFrom(page, 'BibTeX');
  expect([...text.matchAll(/^@\w+\{(.+),$/gm)].map(([, id]) => id)).toEqual(rare?.ids);
});

test('abstracts go along when asked', async ({ page }) => {
  await page.goto('./?area=DY');
  await page.getByRole('button', { name: /^Export \d+ paper/ }).click();
  await page.getByRole('checkbox', { name: 'With abstracts' }).check();
  const { text } = await savedFrom(page, 'RIS');
  expect(text).toMatch(/^AB {2}- .{300,}\r$/m);
});

test('papers picked in several searches are exported together, and kept for the session', async ({
  page,
}) => {
  await page.goto('./?area=FN');
  await page.getByRole('button', { name: 'Pick some' }).click();
  await page.locator('.pick').first().check();
  await page.goto('./?area=DY');
  await page.locator('.pick').first().check();
  await page.getByRole('button', { name: 'Export 2 picked papers' }).click();
  const { text } = await savedFrom(page, 'BibTeX');
  expect(text.match(/^@/gm)).toHaveLength(2);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await expect(page.locator('.pick')).toHaveCount(0);
});

test('a catalogue that has changed is not exported as another', async ({ page }) => {
  await page.route('**/citations/0.json', async (route) => {
    const records = await (await route.fetch()).json();
    await route.fulfill({ json: records.slice(1) });
  });
  await page.goto('./?area=FN');
  await page.getByRole('button', { name: 'Export 8 papers' }).click();
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/has changed/);
  // It looks again whether the file is a newer one by now; nobody waits for that answer.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('nothing bars the way to the export', async ({ page }) => {
  await page.goto('./?area=FN');
  await page.getByRole('button', { name: 'Pick some' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Export 8 papers' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});
