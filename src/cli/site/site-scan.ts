import { type Target, targetFinder } from './addresses.ts';
import type { FileParts } from './file-parts.ts';
import { type PageGraph, pageGraph } from './page-graph.ts';

/** What is known of a site when all its files have been read. */
export interface SiteScan {
  /** Takes in what a file names. */
  add(file: number, parts: FileParts): void;
  /** What is wrong, as `page: address what`; complete when all files have been taken in. */
  faults(): string[];
  graph: PageGraph;
  /** Pages that only send their readers on. */
  moved: ReadonlySet<number>;
  /** How many addresses were followed. */
  addresses(): number;
}

/** A place in a page that another leads to. */
interface Anchor {
  from: string;
  address: string;
  file: number;
  anchor: string;
}

/** @param names paths of all files; a file's number is its place in there. */
export function scanSite(
  names: readonly string[],
  where: { base: string; origin: string | undefined },
): SiteScan {
  const files = new Map(names.map((name, at) => [name, at]));
  const find = targetFinder({ files, ...where });
  const graph = pageGraph();
  const moved = new Set<number>();
  const faults: string[] = [];
  const ids = new Map<number, readonly string[]>();
  // Pages of a kind have the same ids: once in memory is enough.
  const lists = new Map<string, readonly string[]>();
  const anchors = new Map<string, Anchor>();
  let addresses = 0;

  function follow(address: string, file: number): Target {
    addresses++;
    const from = names[file] ?? '';
    const target = find(address, from);
    if (target.kind === 'fault') faults.push(`${showPage(from)}: ${address} ${target.message}`);
    if (target.kind === 'file' && target.anchor) {
      const anchor = { ...target, from: showPage(from), address };
      anchors.set(`${target.file}#${target.anchor}`, anchor);
    }
    return target;
  }

  return {
    graph,
    moved,
    addresses: () => addresses,
    add(file, parts) {
      const name = names[file] ?? '';
      const targets = parts.links.map((address) => follow(address, file));
      for (const address of parts.others) follow(address, file);
      if (!name.endsWith('.html')) return;
      graph.add(
        file,
        targets.flatMap((target) => (target.kind === 'file' ? target.file : [])),
      );
      if (parts.moved) moved.add(file);
      for (const id of repeated(parts.ids)) faults.push(`${showPage(name)}: #${id} is there twice`);
      const key = parts.ids.join(' ');
      if (!lists.has(key)) lists.set(key, key.split(' '));
      ids.set(file, lists.get(key) ?? []);
    },
    faults: () => [
      ...faults,
      ...[...anchors.values()]
        .filter(({ file, anchor }) => !ids.get(file)?.includes(anchor))
        .map(({ from, address }) => `${from}: ${address} leads to no place in that page`),
    ],
  };
}

/** The address of a page, or the path of another file. */
export function showPage(name: string): string {
  return `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
}

function repeated(ids: readonly string[]): Set<string> {
  if (new Set(ids).size === ids.length) return new Set();
  return new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
}
