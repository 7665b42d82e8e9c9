interface LinkLabel {
  /** What tells this link from others: the path, or the host where there is none. */
  name: string;
  /** Where it leads. */
  host: string;
}

/**
 * Names a link by what a reader looks for in it.
 * @example linkLabel('https://github.com/example/code') // { name: 'example/code', host: 'github.com' }
 */
export function linkLabel(url: string): LinkLabel {
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  return { name: decodePath(pathname).replace(/^\/|\/$/g, '') || host, host };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
