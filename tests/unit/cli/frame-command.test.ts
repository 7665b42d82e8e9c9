import { expect, test } from 'vitest';
import { command, fileFault } from '#cli/frame/command.ts';
import { runCommand } from '../../support/command.ts';

const fault = (parts: Parameters<typeof fileFault>[0] | object) =>
  fileFault(Object.assign(new Error('raw'), parts));

test.each([
  [{ code: 'EISDIR', path: 'staged', dest: 'there' }, 'there is a folder; name a file'],
  [{ code: 'ENOENT', path: 'nothing' }, 'there is no nothing'],
  [
    { code: 'EACCES', path: 'a' },
    'a may not be read or written by you; change its permissions, or name another',
  ],
  [
    { code: 'EXDEV', path: 'a', dest: 'b' },
    'b is on another disk than the project; name a place there',
  ],
  [{ code: 'EROFS', path: 'a' }, 'a is on a disk that is read only; name another place'],
  [{ code: 'ENOSPC', path: 'a' }, 'the disk is full; make room for a'],
  [{ code: 'EEXIST', syscall: 'mkdir', path: 'a' }, /^a lies in a file or is one/],
  [{ code: 'ENOTDIR', path: 'a' }, /^a lies in a file or is one/],
])('what the system says of a file is a sentence: %o', (parts, out) => {
  expect(fault(parts)).toMatch(out);
});

test('what is no error of a file keeps its own words', () => {
  expect(fault({})).toBeUndefined();
  expect(fault({ code: 'EISDIR' })).toBeUndefined();
  expect(fault({ code: 'EEXIST', syscall: 'link', path: 'a' })).toBeUndefined();
});

test('a flag with nothing behind it is told, whatever the command would make of it', async () => {
  const options = { report: { type: 'string' } } as const;
  const main = command({ usage: 'how to', options, run: async () => 0 });
  const { status, error } = await runCommand(main, ['--report=']);
  expect(status).toBe(2);
  expect(error).toBe('--report is empty; write a value, or leave it out\n\nhow to\n');
});

test('what was written is shown without signs that a terminal obeys', async () => {
  const run = async () => Promise.reject(new Error('a\u202Eb\u009Bc\nd'));
  const { error } = await runCommand(command({ usage: '', run }), []);
  expect(error).toBe('a\\u202eb\\u009bc\nd\n');
});
