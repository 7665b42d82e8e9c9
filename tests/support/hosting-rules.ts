/**
 * The headers that Netlify and Cloudflare give an address by a file `_headers`. A rule's path may
 * end in a star, and have placeholders like `:name` for a part; headers of all rules that fit are sent, joined where two name the same.
 * https://docs.netlify.com/manage/routing/headers/#syntax-for-the-_headers-file
 * https://developers.cloudflare.com/pages/configuration/headers/
 * @throws what neither of them would read
 */
export function readHeaders(text: string): (path: string) => Record<string, string> {
  const rules: { path: string; headers: [name: string, value: string][] }[] = [];
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const [, name = '', value = ''] = /^ +([A-Za-z-]+): (\S.*)$/.exec(line) ?? [];
    if (name) rules.at(-1)?.headers.push([name.toLowerCase(), value]);
    else if (/^\/(?:[\w./-]|(?<=\/):[a-z]+(?=\/))*\*?$/.test(line))
      rules.push({ path: line, headers: [] });
    else throw new Error(`${line}: is no rule`);
    // Cloudflare's limits.
    if (line.length > 2000 || rules.length > 100) throw new Error(`${line}: is too much`);
  }
  return (path) => {
    const sent: Record<string, string> = {};
    for (const rule of rules) {
      const pattern = rule.path
        .replace(/[.]/g, '\\.')
        .replace(/:[a-z]+/g, '[^/]+')
        .replace('*', '.*');
      if (!new RegExp(`^${pattern}$`).test(path)) continue;
      for (const [name, value] of rule.headers) {
        sent[name] = sent[name] === undefined ? value : `${sent[name]},${value}`;
      }
    }
    return sent;
  };
}

/** One `aws s3 sync`. */
export interface SyncPass {
  takes: (file: string) => boolean;
  /** The header that its files get. */
  kept: string | undefined;
  deletes: boolean;
}

/**
 * What `aws s3 sync` commands take, of filters the last that fits decides, and a star stands for
 * anything: https://docs.aws.amazon.com/cli/latest/reference/s3/#use-of-exclude-and-include-filters
 */
export function readSyncs(script: string): SyncPass[] {
  const commands = script.replace(/\\\n/g, ' ').split('\n').filter(Boolean);
  return commands.map((command) => {
    const options = [...command.matchAll(/--([a-z-]+)(?: '([^']*)')?/g)];
    const filters = options.filter(([, name]) => name === 'include' || name === 'exclude');
    const fits = (pattern: string, file: string) =>
      new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '.*')}$`).test(file);
    return {
      takes: (file) =>
        filters.findLast(([, , pattern = '']) => fits(pattern, file))?.[1] !== 'exclude',
      kept: options.find(([, name]) => name === 'cache-control')?.[2],
      deletes: options.some(([, name]) => name === 'delete'),
    };
  });
}
