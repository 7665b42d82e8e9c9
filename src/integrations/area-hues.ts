import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Plugin } from 'vite';
import { parse as parseYaml } from 'yaml';

const id = 'virtual:area-hues.css';

/**
 * Turns the hues of content/areas into CSS rules (`.area-LG { --h: 262 }`), because the
 * Content-Security-Policy allows no style attributes. Import it as `virtual:area-hues.css`.
 */
export function areaHues(folder: string): Plugin {
  return {
    name: 'offprint:area-hues',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? hueRules(folder) : undefined),
  };
}

/** A file that is no area is passed over: the content check reports it with file and line. */
function hueRules(folder: string): string {
  return readdirSync(folder)
    .filter((file) => /^[A-Za-z][A-Za-z0-9-]*\.ya?ml$/.test(file))
    .sort()
    .map((file) => {
      const hue = Number(parseYaml(readFileSync(join(folder, file), 'utf8'))?.hue);
      return Number.isFinite(hue) ? `.area-${parse(file).name}{--h:${hue}}` : '';
    })
    .join('\n');
}
