import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { formOf, hasForms } from '#pipeline/compress-site.ts';
import { byteSize } from '#pipeline/progress-text.ts';
import { freePort } from '../../src/cli/setup/port.mjs';
import { isInstalled } from './host/installed.ts';
import { servesBrotli, startNginx } from './host/nginx.ts';
import { loadInWords, putUnderLoad, type Served } from './host/wrk.ts';
import { machineInWords } from './machine.ts';
import { markdownTable } from './markdown-table.ts';

/** Files of a kind that are asked for in turn. */
const IN_TURN = 100;

/**
 * Serves a built site by nginx, as HOSTING.md sets it up, on this machine alone, and puts it under
 * load: with what the build has compressed, where it has, and compressing on the way.
 * @param args folder of the site, dist if none is named; it was built without BASE.
 * @returns a Markdown table, or a sentence on what is not installed.
 */
export async function benchHost([folder = 'dist']: readonly string[]): Promise<string> {
  const missing = ['nginx', 'wrk'].filter((program) => !isInstalled(program));
  if (missing.length > 0) return `Not measured: ${missing.join(' and ')} is not installed.`;
  const site = resolve(folder);
  const before = loadavg()[0] ?? 0;
  const rows: string[][] = [];
  for (const beforehand of hasForms(site) ? [true, false] : [false]) {
    await withNginx(site, beforehand, async (address, scratch) => {
      for (const [what, paths] of Object.entries(targets(site))) {
        console.error(`${what}, ${way(beforehand)}`);
        rows.push(row(what, way(beforehand), await putUnderLoad(address, paths, scratch)));
      }
    });
  }
  const note = `Measured on ${machineInWords('nginx')}, with a load of ${before.toFixed(1)} before; ${loadInWords}, on the same cores.`;
  const head = ['what', 'compressed', 'answers a second', 'MB a second', 'median', '99 %'];
  return `${note}\n\n${markdownTable(head, rows)}`;
}

function way(beforehand: boolean): string {
  if (!beforehand) return 'on the way, gzip';
  return `beforehand, ${servesBrotli ? 'brotli' : 'gzip'}`;
}

function row(what: string, how: string, served: Served): string[] {
  const { perSecond, bytesPerSecond, median, worst } = served;
  const answers = Math.round(perSecond).toLocaleString('en');
  const milliseconds = [median, worst].map((time) => `${time.toFixed(1)} ms`);
  return [what, how, answers, byteSize(bytesPerSecond), ...milliseconds];
}

/** The paths that are asked for, by kind. */
function targets(site: string): Record<string, string[]> {
  const papers = readdirSync(join(site, 'papers')).map((id) => `/papers/${id}/`);
  const chunks = ['pagefind/index', 'search'].flatMap((name) =>
    readdirSync(join(site, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !formOf(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(site.length)),
  );
  return { home: ['/'], papers: spread(papers), 'parts of the search': spread(chunks) };
}

/** Some of many, from all over. */
function spread(paths: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(paths.length / IN_TURN));
  return paths
    .toSorted()
    .filter((_, at) => at % step === 0)
    .slice(0, IN_TURN);
}

async function withNginx(
  site: string,
  beforehand: boolean,
  work: (address: string, scratch: string) => Promise<void>,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort(4900);
  const server = startNginx(site, port, { scratch, beforehand });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const address = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 50; tries++) {
      if (await fetch(address).then(Boolean, () => false)) break;
      await setTimeout(100);
    }
    await work(address, scratch);
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(scratch, { recursive: true });
  }
}
