import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { itemOf, type ZoteroItem } from './item.ts';

/** The folder of a translation-server (https://github.com/zotero/translation-server), if there is one. */
export const zoteroFolder = process.env['ZOTERO_SERVER'];

/** Zotero itself, which reads pages and files as it does in a browser. */
export interface Zotero {
  /** What it takes from a file of citations. */
  readFile(text: string): Promise<ZoteroItem[]>;
  /** What it takes from a page, of a list everything. */
  readPage(html: string): Promise<ZoteroItem[]>;
  close(): Promise<void>;
}

/** Starts the translation-server of a folder, with its packages installed. */
export async function startZotero(folder: string): Promise<Zotero> {
  let page = '';
  const pages = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
  });
  const own = await portOf(pages);
  const port = await freePort();
  const config = JSON.stringify({ port, host: '127.0.0.1', textSearchTimeout: 1 });
  const program = spawn(process.execPath, ['src/server.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_CONFIG: config, DEBUG_LEVEL: '0' },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  while (!(await fetch(address).catch(() => undefined))) {
    if (program.exitCode !== null) throw new Error(`${folder} holds no server that starts`);
    await wait(200);
  }
  const ask = (path: string, body: string, type: string) =>
    fetch(address + path, { method: 'POST', body, headers: { 'Content-Type': type } });
  const itemsIn = async (answer: Response) => {
    if (!answer.ok) throw new Error(`Zotero answered ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as Record<string, unknown>[])
      .filter(({ itemType }) => itemType !== 'note' && itemType !== 'attachment')
      .map(itemOf);
  };
  return {
    readFile: async (text) => itemsIn(await ask('/import', text, 'text/plain')),
    async readPage(html) {
      page = html;
      const first = await ask('/web', `http://127.0.0.1:${own}/`, 'text/plain');
      if (first.status !== 300) return itemsIn(first);
      return itemsIn(await ask('/web', await first.text(), 'application/json'));
    },
    async close() {
      program.kill();
      if (program.exitCode === null) await once(program, 'exit');
      await new Promise((resolve) => pages.close(resolve));
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
