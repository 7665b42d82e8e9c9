import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bodyBytes } from '../../bench/body-bytes.ts';

test('another site in the same folder is weighed by itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bytes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => {
    rmSync(join(folder, 'years'), { recursive: true, force: true });
    mkdirSync(join(folder, 'years'));
    writeFileSync(join(folder, 'years/index.html'), text);
  };
  write('a');
  const one = bodyBytes(folder, '/years/');
  write('all that is in a longer page');
  expect(bodyBytes(folder, '/years/')).toBeGreaterThan(one + 10);
  expect(() => bodyBytes(folder, '/lost/')).toThrow('ENOENT');
});
