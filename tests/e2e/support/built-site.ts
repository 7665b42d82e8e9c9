import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The content folder of the tested site. */
export const fixture = fileURLToPath(new URL('../../fixtures/site', import.meta.url));

/** Where it is built, apart from the project's own site. */
export const fixtureRoot = fileURLToPath(new URL('../../../test-results/site', import.meta.url));

/** The folder that the tested site was built into. */
export const dist = join(fixtureRoot, 'dist/');

/** The path of a host under which it is served. */
export const base = `/${process.env['BASE'] ?? ''}/`.replace(/\/{2,}/g, '/');

/** One page of every type, by what its addresses look like. */
export const pageTypes = {
  home: './',
  'older papers': './page/1/',
  paper: './papers/ferro2024spans/',
  'paper with a note and links': './papers/lindqvist2025last/',
  'author of many': './authors/ilse-marrow/',
  'author of one': './authors/petra-lindqvist/',
  authors: './authors/',
  area: './areas/fn/',
  areas: './areas/',
  organisation: './orgs/stellwerk/',
  organisations: './orgs/',
  year: './years/2025/',
  years: './years/',
  code: './code/',
  about: './about/',
  embedding: './embed/?areas/fn/',
  'reading offline': './offline/',
  'not found': './no-such-page/',
} as const;

/** Addresses of all pages in a built folder, as `/`, `/papers/some-id/` or `/404.html`. */
export function listPages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replaceAll('\\', '/')}`.replace(/\/index\.html$/, '/'))
    .sort();
}
