import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What hosts use that compress on the way; those that compress beforehand use more. */
const BROTLI_QUALITY = 5;

interface Served {
  /** Address of the site's home page. */
  address: string;
  close: () => Promise<void>;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/** What pages of other sites may read. */
const forOthers = /(?:^|\/)feed\.json$|^embed\.js$|^pagefind\//;

/**
 * Serves a built site as static hosts do: compressed with brotli or gzip, a folder by its
 * index.html, anything unknown by 404.html. Takes a free port of this machine if none is named.
 */
export async function serveFolder(
  folder: string,
  { base = '/', port: wanted = 0 } = {},
): Promise<Served> {
  const server = createServer((request, response) => {
    answer(folder, base, request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://localhost:${port}${base}`, close };
}

async function answer(
  folder: string,
  base: string,
  { url = '/', method, headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(url, 'http://localhost');
  const name = pathname.startsWith(base) ? fileName(pathname.slice(base.length)) : undefined;
  const found = name === undefined ? undefined : await read(join(folder, name));
  const body = found ?? (await readFile(join(folder, '404.html')));
  const encoding = encodingFor(String(headers['accept-encoding']));
  response.writeHead(found ? 200 : 404, {
    'Content-Type': types[extname(found && name ? name : '404.html')] ?? 'application/octet-stream',
    'Cache-Control': name?.startsWith('_astro/') ? 'max-age=31536000, immutable' : 'max-age=600',
    Vary: 'Accept-Encoding',
    ...(name && forOthers.test(name) && { 'Access-Control-Allow-Origin': '*' }),
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  response.end(method === 'HEAD' ? undefined : encode(body, encoding));
}

/** The file that a path stands for; none for what would lie outside the folder. */
function fileName(path: string): string | undefined {
  const index = path === '' || path.endsWith('/') ? 'index.html' : '';
  const name = normalize(`${decodeURIComponent(path)}${index}`);
  return name.startsWith('..') ? undefined : name;
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

type Encoding = 'br' | 'gzip' | undefined;

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

function encode(body: Buffer, encoding: Encoding): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  if (encoding === 'br') return brotliCompressSync(body, { params });
  return encoding === 'gzip' ? gzipSync(body) : body;
}
