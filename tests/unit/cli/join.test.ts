import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '#cli/join.ts';
import { runCommand } from '../../support/command.ts';
import { makeFolder } from '../../support/content-folder.ts';

const none = /^\S+ is no shard of a site; npm run build -- --shard 1\/2 makes one\n$/;

test.each<[note: string, out: RegExp]>([
  ['', none],
  ['{', none],
  ['[]', none],
  ['null', none],
  ['{"number":1,"count":1e9,"site":"a"}', none],
  ['{"number":1,"count":2,"site":"a"}', /^These are the shards 1; a site needs 1, 2\n$/],
])('refuses what is not all of a site, and leaves nothing: %s', async (note, out) => {
  const root = makeFolder({ 'part/shard.json': note });
  const words = [join(root, 'part'), '--outDir', join(root, 'site')];
  const { status, error } = await runCommand(main, words);
  expect(status).toBe(1);
  expect(error).toMatch(out);
  expect(readdirSync(root)).toEqual(['part']);
});
