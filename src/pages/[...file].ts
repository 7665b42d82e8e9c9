import type { APIRoute, GetStaticPaths } from 'astro';
import { type SiteFile, siteFiles } from '#formats/discovery/site-files.ts';
import { loadCatalog, loadPageKeys } from '#load-catalog.ts';

/** The files that machines and reference managers read. */
export const getStaticPaths = (async () => {
  const keys = await loadPageKeys();
  return siteFiles(await loadCatalog()).map((file) => ({
    params: { file: file.path },
    props: { file },
    cacheKey: keys.file(file.listing, file.papers),
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SiteFile }> = async ({ props: { file } }) =>
  new Response((await file.write()) as BodyInit, { headers: { 'Content-Type': file.mime } });
