import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type JsonLine, readJsonLines } from '#sources/json-lines.ts';
import { makeFolder } from '../../support/content-folder.ts';

async function read(content: string | Uint8Array, name = 'a.jsonl'): Promise<JsonLine[]> {
  const folder = makeFolder({ [name]: content });
  return await Array.fromAsync(readJsonLines(join(folder, name)));
}

describe('readJsonLines', () => {
  test.each([
    { name: 'nothing', input: '', out: [] },
    { name: 'a last line without an end', input: '1\n2', out: [1, 2] },
    { name: 'carriage returns', input: '1\r\n2\r\n', out: [1, 2] },
    { name: 'a byte order mark', input: '\uFEFF1\n2\n', out: [1, 2] },
    { name: 'line separators inside text', input: '"a\u2028b\u2029c"\n', out: ['a\u2028b\u2029c'] },
  ])('reads $name', async ({ input, out }) => {
    expect(await read(input)).toEqual(out.map((value, index) => ({ line: index + 1, value })));
  });

  test('counts blank lines without giving them', async () => {
    expect(await read('\n1\n \n\n2\n')).toEqual([
      { line: 2, value: 1 },
      { line: 5, value: 2 },
    ]);
  });

  test('puts together lines and letters that span buffers', async () => {
    const texts = [1, 2, 3].map((digit) => `${digit}é`.repeat(200_000));
    const lines = await read(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
    expect(lines).toEqual(texts.map((value, index) => ({ line: index + 1, value })));
  });

  test('reads several gzip members as one file', async () => {
    const members = Buffer.concat([gzipSync('1\n2'), gzipSync('3\n4\n')]);
    const lines = await read(members, 'a.jsonl.gz');
    expect(lines).toEqual([1, 23, 4].map((value, index) => ({ line: index + 1, value })));
  });

  test('goes on behind lines that it cannot read', async () => {
    const bytes = Buffer.concat([
      Buffer.from('1\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('{\n4'),
    ]);
    expect(await read(bytes)).toEqual([
      { line: 1, value: 1 },
      { line: 2, fault: 'holds bytes that are not UTF-8; save it as UTF-8' },
      { line: 3, fault: expect.stringContaining('is not valid JSON') },
      { line: 4, value: 4 },
    ]);
  });

  test('gives all whole lines in front of a break in gzip data', async () => {
    const numbers = Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 50_021);
    const whole = gzipSync(`${numbers.join('\n')}\n`);
    const lines = await read(whole.subarray(0, whole.length / 2), 'a.jsonl.gz');
    const last = lines.pop();
    expect(lines.length).toBeGreaterThan(20_000);
    expect(lines.map((line) => 'value' in line && line.value)).toEqual(
      numbers.slice(0, lines.length),
    );
    expect(last).toEqual({
      line: lines.length + 1,
      fault: 'is where the gzip data breaks off; make or fetch it again',
    });
  });

  test('stops at a line too long to be a record', async () => {
    const lines = await read(`1\n"${'x'.repeat(17 * 1024 * 1024)}"\n3\n`);
    expect(lines).toEqual([
      { line: 1, value: 1 },
      { line: 2, fault: 'is longer than 16 MB; write one record a line' },
    ]);
  });

  test('tells what the system does not give', async () => {
    const fault = 'cannot be read (EISDIR); look at its permissions';
    expect(await Array.fromAsync(readJsonLines(import.meta.dirname))).toEqual([{ line: 1, fault }]);
  });

  test('throws where there is no file', async () => {
    await expect(Array.fromAsync(readJsonLines('/nowhere/a.jsonl.gz'))).rejects.toThrow('ENOENT');
  });
});
