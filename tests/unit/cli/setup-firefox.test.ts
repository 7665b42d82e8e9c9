import { describe, expect, it } from 'vitest';
import { findFirefox } from '#cli/setup/firefox.ts';

const machine = (platform: string, env: Record<string, string>, ...programs: string[]) => ({
  platform,
  env,
  isProgram: (file: string) => programs.includes(file),
});

describe('findFirefox', () => {
  it.each([
    { what: 'none', on: machine('linux', { PATH: '/usr/bin' }), out: undefined },
    {
      what: 'the one asked for',
      on: machine('linux', { PATH: '/b', FIREFOX_PATH: '/x/f' }, '/b/firefox', '/x/f'),
      out: '/x/f',
    },
    {
      what: "Debian's own",
      on: machine('linux', { PATH: '/a:/b' }, '/a/firefox', '/b/firefox-esr'),
      out: '/b/firefox-esr',
    },
    {
      what: "a Mac's application",
      on: machine(
        'darwin',
        { PATH: '/usr/bin', HOME: '/Users/me' },
        '/Users/me/Applications/Firefox.app/Contents/MacOS/firefox',
      ),
      out: '/Users/me/Applications/Firefox.app/Contents/MacOS/firefox',
    },
    {
      what: "Windows' program files",
      on: machine(
        'win32',
        { PROGRAMFILES: 'C:\\Program Files' },
        'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      ),
      out: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    },
  ])('$what', ({ on, out }) => {
    expect(findFirefox(on)).toBe(out);
  });

  it('does not replace a wrong FIREFOX_PATH by another browser', () => {
    const on = machine('linux', { PATH: '/b', FIREFOX_PATH: '/x/f' }, '/b/firefox');
    expect(() => findFirefox(on)).toThrow(
      'FIREFOX_PATH is "/x/f", and that is no program: correct or unset it.',
    );
  });
});
