/** Scheme and host that the site will have, as `https://papers.example.org`; not always known. */
export type Origin = string | undefined;

/** An address with the site's origin in front, where there is one; else the path as it is. */
export function absolute(path: string, origin: Origin): string {
  return origin === undefined ? path : new URL(path, origin).href;
}

/** The picture that others show with a link to the site, https://ogp.me/#structured. */
export const card = { file: 'card.png', width: 1200, height: 630 };
