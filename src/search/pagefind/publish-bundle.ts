import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
 * @param cache folder of what is kept for the next build.
 */
export async function publishBundle(
  { papers, site: { language, pagefindUpTo } }: Catalog,
  { site, cache }: { site: string; cache: string },
): Promise<void> {
  if (papers.length === 0 || papers.length > pagefindUpTo) {
    for (const folder of [join(site, FOLDER), cache])
      await rm(folder, { recursive: true, force: true });
    return;
  }
  const kept = indexCache(cache);
  const records = papers.map((paper) => bundleRecord(paper, language));
  const bundle = kept.path([await installedVersion(), records], '.bundle');
  if (!existsSync(bundle)) {
    const output = `${bundle}.run`;
    await rm(output, { recursive: true, force: true });
    await runPagefind(records, output);
    await rename(output, bundle);
  }
  const files = filesIn(bundle).map(async (path) => {
    return { path: FOLDER + path.slice(bundle.length), content: await readFile(path) };
  });
  await writeFolder(site, FOLDER, await Promise.all(files));
  await kept.tidy();
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
