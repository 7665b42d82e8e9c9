import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Package {
  license?: string;
  resolved?: string;
  integrity?: string;
}
const lock: Record<string, Package> = JSON.parse(read('package-lock.json')).packages;
const packages = Object.entries(lock).filter(([path]) => path !== '');

/** Licences under which anybody may use and pass on the software; all are of OSI or Creative Commons. */
const free = new Set(
  `0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MPL-2.0
  Python-2.0`.split(/\s+/),
);

/** Each with the reason for which it may be used all the same. */
const exceptions = new Map([
  // Its package.json has the older field `licenses`, which says MIT.
  ['node_modules/i', undefined],
  // The word lists' own licence is of the BSD kind, in words of its own.
  ['node_modules/dictionary-en', '(MIT AND BSD)'],
  ['node_modules/dictionary-en-gb', '(MIT AND BSD)'],
]);

/** The image library that Astro may use, in a file of its own; no part of a site is made of it. */
const imageLibrary = /^node_modules\/@img\/sharp-/;

test('every dependency may be used and passed on', () => {
  const others = packages.filter(([path, { license }]) => {
    if (exceptions.has(path)) return license !== exceptions.get(path);
    const parts = (license ?? 'none').replace(/[()]/g, '').split(/ (?:AND|OR) /);
    const allowed = imageLibrary.test(path) ? new Set([...free, 'LGPL-3.0-or-later']) : free;
    return !parts.every((part) => allowed.has(part));
  });
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test('every dependency is pinned to what it holds, and comes from the one registry', () => {
  const loose = packages.filter(
    ([, found]) =>
      !found.integrity?.startsWith('sha512-') ||
      (found.resolved && !found.resolved.startsWith('https://registry.npmjs.org/')),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('no dependency runs anything when it is installed', () => {
  expect(read('.npmrc')).toContain('ignore-scripts=true');
});

test.each(readdirSync(join(root, '.github/workflows')))('%s', (name) => {
  const text = read(join('.github/workflows', name));
  const used = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? '');
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/);
  expect(parse(text).permissions).toEqual({ contents: 'read' });
});

test('known holes are asked for every week and where a dependency changes, and are not passed over', () => {
  const { on, jobs } = parse(read('.github/workflows/audit.yml'));
  expect(on.schedule).toHaveLength(1);
  for (const event of [on.push, on.pull_request])
    expect(event.paths).toEqual(['package-lock.json']);
  const steps: Record<string, unknown>[] = jobs.audit.steps;
  expect(steps.map(({ run }) => run)).toEqual(
    expect.arrayContaining(['npm audit', 'npm audit signatures']),
  );
  expect(steps.flatMap(Object.keys)).not.toContain('continue-on-error');
});
