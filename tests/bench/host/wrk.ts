import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a server did under load. */
export interface Served {
  perSecond: number;
  bytesPerSecond: number;
  /** Milliseconds until the whole answer was there: of half of them, and of all but one in 100. */
  median: number;
  worst: number;
}

const THREADS = 2;
const CONNECTIONS = 32;
const SECONDS = 5;

/** The load in words. */
export const loadInWords = `wrk with ${THREADS} threads and ${CONNECTIONS} connections for ${SECONDS} s each`;

/**
 * Asks a server for paths, one after the other, as fast as it answers, as browsers ask that take
 * brotli and gzip.
 * @throws where an answer fails or is none of 200.
 */
export async function putUnderLoad(
  address: string,
  paths: readonly string[],
  scratch: string,
): Promise<Served> {
  const script = join(scratch, 'wrk.lua');
  writeFileSync(script, program(paths));
  const size = [`-t${THREADS}`, `-c${CONNECTIONS}`, `-d${SECONDS}s`];
  const args = [...size, '-s', script, '-H', 'Accept-Encoding: gzip, deflate, br', address];
  const { stdout } = await promisify(execFile)('wrk', args);
  const [requests = 0, bytes = 0, microseconds = 1, median = 0, worst = 0, failed = 0] =
    /^counted (.*)$/m.exec(stdout)?.[1]?.split(' ').map(Number) ?? [];
  if (requests === 0 || failed > 0) {
    throw new Error(`${failed} of ${requests} requests to ${address} failed:\n${stdout}`);
  }
  const seconds = microseconds / 1e6;
  return {
    perSecond: requests / seconds,
    bytesPerSecond: bytes / seconds,
    median: median / 1000,
    worst: worst / 1000,
  };
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
