import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder that the tested site was built into. */
export const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** One page of every type, by what its addresses look like; none of them is paginated. */
export const pageTypes = {
  home: './',
  paper: './papers/fu2024mixture/',
  'paper with a note and links': './papers/phan2025humanitys/',
  'author of many': './authors/genghan-zhang/',
  'author of one': './authors/long-phan/',
  authors: './authors/',
  area: './areas/lg/',
  areas: './areas/',
  organisation: './orgs/stanford/',
  organisations: './orgs/',
  year: './years/2025/',
  years: './years/',
  code: './code/',
  about: './about/',
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
