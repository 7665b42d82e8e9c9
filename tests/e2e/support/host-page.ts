import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The type of the page of another site. */
export const HOST_FONT = 'fantasy';

/**
 * A page of another site, at an address of its own, that shows lists of the catalogue: one that the
 * catalogue's host shares, and one that it does not.
 */
function hostPage(site: string): string {
  const list = (id: string, feed: string, name: string) =>
    `<offprint-list id="${id}" src="${site}${feed}" limit="3"><a href="${site}">${name}</a></offprint-list>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A lab</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/own.css"><script src="/own.js"></script>
<script src="${site}embed.js" defer></script><script src="${site}embed.js" defer></script>
<main><h1>A lab</h1>${list('shown', 'areas/fn/feed.json', 'Fungal Networks')}
${list('refused', 'changes.json', 'What changed')}</main></html>`;
}

/** What its host allows: the catalogue's script and feeds, no style in markup and no HTML by text. */
function hostPolicy(site: string): string {
  const { origin } = new URL(site);
  return [
    "default-src 'none'; img-src data:; style-src 'self'",
    `script-src 'self' ${origin}; connect-src ${origin}`,
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ');
}

const files: Record<string, [type: string, text: string]> = {
  '/own.css': ['text/css', `body { font-family: ${HOST_FONT} }`],
  '/own.js': [
    'text/javascript',
    "var violations = 0; document.addEventListener('securitypolicyviolation', () => violations++)",
  ],
};

/** Serves that page from another origin than the catalogue's. */
export async function serveHostPage(
  site: string,
): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createServer(({ url = '/' }, response) => {
    const [type, text] = files[url] ?? ['text/html; charset=utf-8', hostPage(site)];
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Security-Policy': hostPolicy(site),
    });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://localhost:${port}/`, close };
}
