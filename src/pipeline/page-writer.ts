import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { filesBelow } from './making-digest.ts';
import { fileOf } from './page-keeper.ts';

type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;

/** Writes a page; gives what is left for Astro to do, which is nothing where the body is empty. */
export type PageWriter = (
  request: Request,
  route: { type: string },
  rendered: Rendered,
) => Promise<Rendered>;

interface Place {
  /** Folder of the site. */
  folder: string;
  /** Path under which the site is served. */
  base: string;
  /** Folder of the files that are served as they are. */
  publicFolder: string;
}

/**
 * Writes pages in Astro's place. Astro asks other threads for every step of making a folder and a
 * file, which takes a fifth of what a small page takes in all. Redirects, and what a public file
 * stands in the way of, are left to Astro, which has something to say of them.
 */
export function pageWriter({ folder, base, publicFolder }: Place): PageWriter {
  const fixed = new Set(
    (existsSync(publicFolder) ? filesBelow(publicFolder) : []).map((file) =>
      relative(publicFolder, file).split(sep).join('/'),
    ),
  );
  const start = base.replace(/\/+$/, '').length;
  return async (request, route, rendered) => {
    const response = 'response' in rendered ? rendered.response : rendered;
    const pathname = decodeURI(new URL(request.url).pathname).slice(start);
    const file = fileOf({ pathname, route });
    const isRedirect = response.status >= 300 && response.status < 400;
    if (!response.body || isRedirect || fixed.has(file)) return rendered;
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await response.bytes());
    return new Response(null);
  };
}
