/** The program that shows lists in pages of other sites, below the site's root. */
export const EMBED = 'embed.js';

interface Listed {
  /** The address of the site's root, ending in a slash. */
  root: string;
  /** The listing's folder below it, as `areas/lg/`; empty for the whole catalogue. */
  folder: string;
  /** What the link to it says. */
  name: string;
}

/** The lines by which a page of another site shows a listing. */
export function embedLines({ root, folder, name }: Listed): string {
  const at = (path: string) => escapeAttribute(root + path);
  const link = `<a href="${at(folder)}">${escapeText(name)}</a>`;
  return [
    `<script src="${at(EMBED)}" defer></script>`,
    `<offprint-list src="${at(`${folder}feed.json`)}" limit="10">${link}</offprint-list>`,
  ].join('\n');
}

/** The folder that an address asks for behind its question mark, as `?areas/lg/`. */
export function folderIn(search: string): string {
  return /^\?([a-z]+\/(?:[a-z0-9-]+\/)?)$/.exec(search)?.[1] ?? '';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
