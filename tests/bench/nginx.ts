import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian puts the module that serves `.br` files. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Whether nginx can serve the `.br` files that stand beside others. */
export const servesBrotli = existsSync(BROTLI);

/**
 * Starts an nginx of its own, with the recipe of HOSTING.md, on a port of this machine alone, and
 * its files in `scratch`. It sends what was compressed `beforehand`, or not.
 */
export function startNginx(
  site: string,
  port: number,
  { scratch, beforehand = true }: { scratch: string; beforehand?: boolean },
): ChildProcess {
  let server = recipe('nginx')
    .replace('listen 80', `listen 127.0.0.1:${port}`)
    .replace(/\/srv\/[\w-]+/, site);
  if (!beforehand) server = server.replace('gzip_static on', 'gzip_static off');
  else if (servesBrotli) server = server.replace('# brotli_static', 'brotli_static');
  const [config, log] = [join(scratch, 'nginx.conf'), join(scratch, 'log')];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(scratch, name)};`,
  );
  const main = [
    servesBrotli ? `load_module ${BROTLI};` : '',
    process.getuid?.() === 0 ? 'user root;' : '',
    `worker_processes auto; daemon off; pid ${join(scratch, 'pid')}; error_log ${log}; events {}`,
    `http { access_log off; ${temporary.join(' ')} ${server} }`,
  ];
  writeFileSync(config, `${main.join('\n')}\n`);
  return spawn('nginx', ['-p', scratch, '-e', log, '-c', config], { stdio: 'ignore' });
}

/** What HOSTING.md says of a host, as its reader would copy it: the first block of a language. */
export function recipe(language: string): string {
  const text = readFileSync(join(import.meta.dirname, '../../.github/HOSTING.md'), 'utf8');
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text)?.[1] ?? '';
}

export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
