import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CustomRecord } from 'pagefind';
import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { installedVersion } from './pagefind-output.ts';
import { runPagefind } from './run-pagefind.ts';
import { indexCache } from './segments.ts';
import { filesIn, writeFolder } from './write-folder.ts';

/** Folder of the bundle, where Pagefind's own components look for it. */
const FOLDER = 'pagefind';

/**
 * Publishes Pagefind's own bundle with an index of plain text, so that other sites can merge it
 * into their search; of catalogues with more papers than the site's settings name, none.
 */
export async function publishBundle(
  { papers, site: { language, pagefindUpTo } }: Catalog,
  { site, cache }: { site: string; cache: string },
): Promise<void> {
  if (papers.length === 0 || papers.length > pagefindUpTo) {
    const left = [join(site, FOLDER), cache];
    await Promise.all(left.map((folder) => rm(folder, { recursive: true, force: true })));
    return;
  }
  const kept = indexCache(cache);
  const records = papers.map((paper) => bundleRecord(paper, language));
  const file = kept.path([await installedVersion(), records], '.bundle');
  const bundle =
    (await readBundle(file).catch(() => undefined)) ?? (await makeBundle(records, file));
  await writeFolder(
    site,
    FOLDER,
    bundle.map(([path, text]) => ({ path: FOLDER + path, content: Buffer.from(text, 'base64') })),
  );
  await kept.tidy();
}

/** The files of a bundle by path below its folder, in base64. */
type Bundle = [path: string, content: string][];

/** @throws if there is none, or it is damaged, which the checksum of gzip tells. */
async function readBundle(file: string): Promise<Bundle> {
  return JSON.parse(String(gunzipSync(await readFile(file))));
}

async function makeBundle(records: readonly CustomRecord[], file: string): Promise<Bundle> {
  const output = `${file}.run`;
  for (const left of [output, file]) await rm(left, { recursive: true, force: true });
  await runPagefind(records, output);
  const bundle = filesIn(output).map((path): Bundle[number] => [
    path.slice(output.length).replaceAll(sep, '/'),
    readFileSync(path, 'base64'),
  ]);
  await rm(output, { recursive: true });
  await writeFile(file, gzipSync(JSON.stringify(bundle), { level: 1 }));
  return bundle;
}

/** The address is told from the bundle's folder on: Pagefind puts what stands before it in front. */
function bundleRecord(paper: CatalogPaper, language: string): CustomRecord {
  const { id, date, areas, orgs, credited, year } = paper;
  const title = toPlain(paper.title);
  const names = credited.map(({ name }) => name);
  return {
    url: `/papers/${id}/`,
    content: plainAbstract(paper) || title,
    language,
    meta: { title, authors: names.join(', '), date },
    filters: {
      ...(areas.length > 0 && { area: areas.map(({ name }) => name) }),
      author: names,
      year: [year.name],
      ...(orgs.length > 0 && { org: orgs.map(({ name }) => name) }),
    },
    sort: { date },
  };
}
