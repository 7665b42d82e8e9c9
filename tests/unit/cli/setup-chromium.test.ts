import { describe, expect, it } from 'vitest';
import { findChromium } from '#cli/setup/chromium.ts';

const machine = (platform: string, env: Record<string, string>, ...programs: string[]) => ({
  platform,
  env,
  isProgram: (file: string) => programs.includes(file),
});

describe('findChromium', () => {
  it.each([
    { what: 'none', on: machine('linux', { PATH: '/usr/bin' }), out: undefined },
    {
      what: 'the one asked for',
      on: machine(
        'linux',
        { PATH: '/usr/bin', CHROMIUM_PATH: '/x/c' },
        '/usr/bin/chromium',
        '/x/c',
      ),
      out: '/x/c',
    },
    {
      what: 'Chromium rather than Chrome, whichever folder comes first',
      on: machine('linux', { PATH: '/a:/b' }, '/a/google-chrome', '/b/chromium'),
      out: '/b/chromium',
    },
    {
      what: 'one without windows rather than any other',
      on: machine('linux', { PATH: '/a:/b' }, '/a/chromium', '/b/chromium-headless-shell'),
      out: '/b/chromium-headless-shell',
    },
    {
      what: 'Chrome where there is no Chromium',
      on: machine('linux', { PATH: '/a:/b' }, '/b/google-chrome-stable'),
      out: '/b/google-chrome-stable',
    },
    {
      what: "a Mac's application",
      on: machine(
        'darwin',
        { PATH: '/usr/bin', HOME: '/Users/me' },
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ),
      out: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    },
    {
      what: "Windows' program files",
      on: machine(
        'win32',
        { PROGRAMFILES: 'C:\\Program Files' },
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      ),
      out: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    },
  ])('$what', ({ on, out }) => {
    expect(findChromium(on)).toBe(out);
  });

  it('does not replace a wrong CHROMIUM_PATH by another browser', () => {
    const on = machine('linux', { PATH: '/b', CHROMIUM_PATH: '/x/c' }, '/b/chromium');
    expect(() => findChromium(on)).toThrow(
      'CHROMIUM_PATH is "/x/c", and that is no program: correct or unset it.',
    );
  });
});
