import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { grouped } from '#catalog/counted.ts';
import { freePort } from '#cli/setup/port.mjs';
import { filesBelow } from '#pipeline/build-cache.ts';
import { formOf, hasForms } from '#pipeline/compress-site.ts';
import { byteSize } from '#pipeline/progress.ts';
import { isInstalled, servesBrotli, startNginx } from './nginx.ts';
import { loadBefore, markdownTable, measuredOn } from './report.ts';

/**
 * Serves a built site by nginx, as HOSTING.md sets it up, on this machine alone, and puts it under
 * load: with what the build has compressed, where it has, and compressing on the way.
 * @param args folder of the site, dist if none is named; it was built without BASE.
 */
export async function benchHost([folder = 'dist']: readonly string[]): Promise<string> {
  const missing = ['nginx', 'wrk'].filter((program) => !isInstalled(program));
  if (missing.length > 0) return `Not measured: ${missing.join(' and ')} is not installed.`;
  const site = resolve(folder);
  const before = loadBefore();
  const rows: string[][] = [];
  for (const beforehand of hasForms(site) ? [true, false] : [false]) {
    const form = beforehand && servesBrotli ? 'brotli' : 'gzip';
    const way = `${beforehand ? 'beforehand' : 'on the way'}, ${form}`;
    await withNginx(site, beforehand, async (address, scratch) => {
      for (const [what, paths] of Object.entries(targets(site))) {
        console.error(`${what}, ${way}`);
        rows.push([what, way, ...(await putUnderLoad(address, paths, scratch))]);
      }
    });
  }
  const note = `${measuredOn('nginx')}, ${before}; ${loadInWords}, on the same cores.`;
  const head = ['what', 'compressed', 'answers a second', 'MB a second', 'median', '99 %'];
  return `${note}\n\n${markdownTable(head, rows)}`;
}

/** The paths that are asked for, by kind: of many a hundred from all over. */
function targets(site: string): Record<string, string[]> {
  const papers = readdirSync(join(site, 'papers')).map((id) => `/papers/${id}/`);
  const files = filesBelow(join(site, 'search')).filter((name) => !formOf(name));
  const chunks = files.map((name) => `/search/${name}`);
  const spread = (paths: readonly string[]) => {
    const step = Math.max(1, Math.floor(paths.length / 100));
    const some = paths.toSorted().filter((_, at) => at % step === 0);
    return some.slice(0, 100);
  };
  return { home: ['/'], papers: spread(papers), 'parts of the search': spread(chunks) };
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

/** How wrk asks: as browsers that take brotli and gzip. */
const load = ['-t2', '-c32', '-d5s', '-H', 'Accept-Encoding: gzip, deflate, br'];
const loadInWords = 'wrk with 2 threads and 32 connections for 5 s each';

/** Asks a server for paths, one after the other, as fast as it answers; throws where one fails. */
async function putUnderLoad(
  address: string,
  paths: readonly string[],
  scratch: string,
): Promise<string[]> {
  const script = join(scratch, 'wrk.lua');
  writeFileSync(script, program(paths));
  const { stdout } = await promisify(execFile)('wrk', [...load, '-s', script, address]);
  const [requests = 0, bytes = 0, microseconds = 1, median = 0, worst = 0, failed = 0] =
    /^counted (.*)$/m.exec(stdout)?.[1]?.split(' ').map(Number) ?? [];
  if (requests === 0 || failed > 0) {
    throw new Error(`${failed} of ${requests} requests to ${address} failed:\n${stdout}`);
  }
  const seconds = microseconds / 1e6;
  const milliseconds = [median, worst].map((time) => `${(time / 1000).toFixed(1)} ms`);
  return [grouped(Math.round(requests / seconds)), byteSize(bytes / seconds), ...milliseconds];
}

/** https://github.com/wg/wrk/blob/master/SCRIPTING */
function program(paths: readonly string[]): string {
  return `
local paths = {${paths.map((path) => JSON.stringify(path)).join(', ')}}
local at = 0
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("counted %d %d %d %d %d %d\\n", summary.requests, summary.bytes,
    summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}
