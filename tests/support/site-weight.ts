import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '#pipeline/build-cache.ts';

/** What a site is made of, by the paths of the files; each is of the first kind that fits. */
const kinds = {
  'pages of papers': /^papers\/.*\.html$/,
  'pages of authors': /^authors\/.*\.html$/,
  'other pages': /\.html$/,
  feeds: /(?:^|\/)(?:feed|changes)\.(?:xml|json)$/,
  'files for citing': /^citations\/|(?:^|\/)catalogue[^/]*$/,
  search: /^(?:search|pagefind)\//,
  'all else': /^/,
};

interface Weight {
  files: number;
  bytes: number;
}

/** The files and bytes of a built site, by what they are, and of all of it. */
export function weighSite(folder: string): {
  all: Weight;
  pages: number;
  kinds: [string, Weight][];
} {
  const files = filesBelow(folder).map((name) => {
    const kind = Object.entries(kinds).find(([, pattern]) => pattern.test(name))?.[0] ?? '';
    return { name, kind, bytes: statSync(join(folder, name)).size };
  });
  const weightOf = (some: typeof files) => {
    return { files: some.length, bytes: some.reduce((sum, { bytes }) => sum + bytes, 0) };
  };
  const byKind = Map.groupBy(files, ({ kind }) => kind);
  return {
    all: weightOf(files),
    pages: files.filter(({ name }) => name.endsWith('.html')).length,
    kinds: Object.keys(kinds).map((kind) => [kind, weightOf(byKind.get(kind) ?? [])]),
  };
}
