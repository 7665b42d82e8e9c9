import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '#cli/card.ts';
import { runCommand } from '../../support/command.ts';
import { makeFolder } from '../../support/content-folder.ts';

test('draws nothing of a site that is not valid, or is not there', async () => {
  const folder = makeFolder({ 'site.yaml': 'titel: Papers\n', 'card.png': 'old' });
  const wrong = await runCommand(main, [], { CONTENT_DIR: folder });
  expect(wrong.status).toBe(1);
  expect(wrong.error).toContain('site.yaml:1: titel: is not a field; did you mean title?');
  expect(wrong.error).toContain('2 problems; nothing was written');
  const missing = join(folder, 'none');
  const { error } = await runCommand(main, [], { CONTENT_DIR: missing });
  expect(error).toBe(`There is no folder ${missing}\n`);
  expect(existsSync(missing)).toBe(false);
});
