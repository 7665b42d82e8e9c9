/** Scheme and host that the site will have, as `https://papers.example.org`; not always known. */
export type Origin = string | undefined;

/** What a folder of a host is called where no address has to spell it otherwise; never `.` or `..`. */
const plainFolder = /^\/(?:(?!\.{1,2}\/)[\w.~-]+\/)*$/;

/**
 * Where a site will be, from SITE, its scheme and host, and BASE, the folder there.
 * @throws an Error that says how one of them is written: a site of an address that is another one
 * than was meant would be whole, and would lead nowhere
 */
export function siteAddress(settings: Readonly<Record<string, string | undefined>>) {
  const { SITE: site, BASE: folder = '' } = settings;
  const asFolder = (path: string) => `/${path}/`.replace(/\/+/g, '/');
  const base = asFolder(folder);
  if (!plainFolder.test(base)) {
    const how = 'write one of letters from a to z, digits and hyphens, like /papers/';
    throw new Error(`BASE=${folder} is no folder of a host; ${how}`);
  }
  if (!site) return { base, origin: undefined };
  const url = URL.canParse(site) ? new URL(site) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    const how = 'write scheme and host, like https://papers.example.org';
    throw new Error(`SITE=${site} is no address of a host; ${how}`);
  }
  const { origin, pathname, search, hash } = url;
  const path = asFolder(pathname);
  if (search || hash || (path !== '/' && path !== base)) {
    throw new Error(`SITE=${site} is more than a host; write SITE=${origin} BASE=${path}`);
  }
  return { base, origin };
}

/** An address with the site's origin in front, where there is one; else the path as it is. */
export function absolute(path: string, origin: Origin): string {
  return origin === undefined ? path : new URL(path, origin).href;
}

/** The picture that others show with a link to the site, https://ogp.me/#structured. */
export const card = { file: 'card.png', width: 1200, height: 630 };
