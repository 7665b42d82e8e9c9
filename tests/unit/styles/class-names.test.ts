import { globSync, readFileSync } from 'node:fs';
import { compile } from 'tailwindcss';
import { expect, test } from 'vitest';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const utilities = readFileSync('node_modules/tailwindcss/theme.css', 'utf8');

/** The names of the classes that our own rules are for. */
function classNames(): string[] {
  const rules = globSync('src/**/*.css')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '');
  const selectors = [...rules.matchAll(/[^{};]+(?=\{)/g)].join(' ');
  return [...new Set([...selectors.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name))];
}

/** Those of the names that Tailwind has a rule of its own for. */
async function utilitiesAmong(names: string[]): Promise<string[]> {
  const { build } = await compile(`${utilities}\n${tokens}\n@tailwind utilities;`);
  const css = build(names);
  return names.filter((name) => new RegExp(`\\.${name}[ ,:]`).test(css));
}

test('no class of ours has the name of a utility', async () => {
  const names = classNames();
  expect(names).toEqual(expect.arrayContaining(['mast', 'facet', 'papers', 'tally']));
  expect(await utilitiesAmong(['filter', 'mast', 'table'])).toEqual(['filter', 'table']);
  expect(await utilitiesAmong(names)).toEqual([]);
});
