import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'));

const lock: { packages: Record<string, Entry> } = read('package-lock.json');
const manifest: { overrides: Record<string, string> } = read('package.json');

/** The entry that Node's resolution finds for `name` from the package at `path`. */
function resolve(path: string, name: string): Entry | undefined {
  const entry = lock.packages[`${path && `${path}/`}node_modules/${name}`];
  if (entry || path === '') return entry;
  return resolve(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

it('names every optional package, so that `npm ci` works on every platform', () => {
  const wrong = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, range]) => {
        const entry = resolve(path, name);
        return !entry?.optional || (/^\d/.test(range) && entry.version !== range);
      })
      .map(([name, range]) => `${path}: ${name}@${range}`),
  );
  expect(wrong).toEqual([]);
});

it('points to the public registry or to none', () => {
  const elsewhere = Object.values(lock.packages)
    .map(({ resolved = '' }) => resolved)
    .filter((url) => url && !url.startsWith('https://registry.npmjs.org/'));
  expect(elsewhere).toEqual([]);
});

// `npm ci` asks the registry what a tag means today, and fails once it means another version.
it('pins what a package asks for by a tag', () => {
  const tagged = Object.values(lock.packages)
    .flatMap(({ dependencies = {} }) => Object.entries(dependencies))
    .filter(([name, range]) => /^[a-z]+$/i.test(range) && !manifest.overrides[name]);
  expect(tagged).toEqual([]);
});

it('holds one zod', () => {
  const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/zod'));
  expect(copies).toEqual(['node_modules/zod']);
});
