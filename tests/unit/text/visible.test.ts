import { expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { visible } from '#text/visible.ts';

test.each([
  { input: 'plain é 王 😀', out: 'plain é 王 😀' },
  { input: 'a\u001b[31mb\u0007', out: String.raw`a\u001b[31mb\u0007` },
  { input: 'a\r\nb\u2028c', out: String.raw`a\u000d\u000ab\u2028c` },
  { input: '\u202egpj.exe\u2066', out: String.raw`\u202egpj.exe\u2066` },
  { input: '\u009b2J', out: String.raw`\u009b2J` },
])('shows $input as it may stand in a line', ({ input, out }) => {
  expect(visible(input)).toBe(out);
});

test('a problem is one line, whatever the record holds', () => {
  const problem = { file: 'a.jsonl', line: 1, field: 'x', message: '"\u001b[2J\n" is nothing' };
  expect(formatProblem(problem)).toBe(String.raw`a.jsonl:1: x: "\u001b[2J\u000a" is nothing`);
});
