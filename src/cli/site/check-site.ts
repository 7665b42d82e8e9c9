import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '#catalog/counted.ts';
import { siteAddress } from '#formats/discovery/origin.ts';
import { filesBelow } from '#pipeline/build-cache.ts';
import { formOf } from '#pipeline/compress-site.ts';
import { readLedger } from '#sources/ledger-files.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { visible } from '#text/visible.ts';
import { Refusal } from '../frame/command.ts';
import { andMore } from '../frame/content.ts';
import { namesAddresses, readParts, targetFinder } from './addresses.ts';

/** Lines for what is broken, the first of very many, and what there is; SITE and BASE as of now. */
export async function checkSite(folder: string, onProgress?: (files: number) => void) {
  const { entries } = await readLedger(contentFolder(), process.cwd());
  const { base, origin: site } = siteAddress(process.env);
  const report = findSiteFaults({ folder, base, site, ledger: entries?.keys(), onProgress });
  const { faults, pages, addresses } = report;
  const there = `${counted(pages, 'page')}, ${counted(addresses, 'address', 'addresses')}`;
  if (faults.length === 0) return { lines: [`${there}: all of them answer`], isWhole: true };
  const shown = faults.slice(0, 50).map(visible);
  const sum = `${there}: ${counted(faults.length, 'fault')}`;
  return { lines: [...shown, ...andMore(faults.length - 50), sum], isWhole: false };
}

/** Says what there is in a site that is about to take its place; throws where it is broken. */
export async function refuseBroken(folder: string): Promise<string> {
  const { lines, isWhole } = await checkSite(folder);
  if (!isWhole) throw new Refusal([...lines, 'The site is as it was.'].join('\n'));
  return lines.join('');
}

interface BuiltSite {
  folder: string;
  /** The path and the host that the site was built for, as BASE and SITE have them. */
  base?: string | undefined;
  site?: string | undefined;
  /** Addresses that were published, as `papers/ID`. */
  ledger?: Iterable<string> | undefined;
  onProgress?: ((files: number) => void) | undefined;
}

/**
 * Finds what is broken in a built site, as `page: address what`: addresses that lead nowhere, ids
 * that are twice in a page, pages to which no link leads, published addresses that do not answer,
 * and compressed files that hold something else than the file they stand beside.
 */
export function findSiteFaults({ folder, base = '', site, ledger = [], onProgress }: BuiltSite) {
  if (!existsSync(folder)) throw new Refusal(`${folder}: is not there; npm run build makes a site`);
  const names = filesBelow(folder).sort();
  const files = new Map(names.map((name, at) => [name, at]));
  const origin = site ? new URL(site).origin : undefined;
  const find = targetFinder({ files, base: `/${base}/`.replace(/\/{2,}/g, '/'), origin });
  const faults = new Set<string>();
  const stale: string[] = [];
  /** Which pages lead to which: numbers only, as large sites have ten million links. */
  const links = new Map<number, Uint32Array>();
  const ids = new Map<number, readonly string[]>();
  // Pages of a kind have the same ids: once in memory is enough.
  const lists = new Map<string, readonly string[]>();
  const anchors = new Map<string, { file: number; anchor: string; lost: string }>();
  const moved = new Set<number>();
  let addresses = 0;

  function follow(address: string, from: string): number | undefined {
    addresses++;
    const target = find(address, from);
    if (!target) return undefined;
    if ('fault' in target) {
      faults.add(`${showPage(from)}: ${address} ${target.fault}`);
      return undefined;
    }
    if (target.anchor) {
      const lost = `${showPage(from)}: ${address} leads to no place in that page`;
      anchors.set(`${target.file}#${target.anchor}`, { ...target, lost });
    }
    return target.file;
  }

  for (const [file, name] of names.entries()) {
    onProgress?.(file + 1);
    const fault = formFault(folder, name);
    if (fault) stale.push(fault);
    if (!namesAddresses(name)) continue;
    const parts = readParts(name, readFileSync(join(folder, name), 'utf8'));
    const targets = parts.links.flatMap((address) => follow(address, name) ?? []);
    for (const address of parts.others) follow(address, name);
    if (!name.endsWith('.html')) continue;
    links.set(file, Uint32Array.from(new Set(targets)));
    if (parts.moved) moved.add(file);
    const key = parts.ids.join(' ');
    const list = lists.get(key) ?? key.split(' ');
    lists.set(key, list);
    ids.set(file, list);
    if (new Set(parts.ids).size === parts.ids.length) continue;
    const repeated = parts.ids.filter((id, at) => parts.ids.indexOf(id) !== at);
    for (const id of repeated) faults.add(`${showPage(name)}: #${id} is there twice`);
  }
  for (const { file, anchor, lost } of anchors.values()) {
    if (!ids.get(file)?.includes(anchor)) faults.add(lost);
  }
  const pages = names.filter((name) => name.endsWith('.html'));
  const reached = new Set([files.get('index.html') ?? -1]);
  // A set may grow while it is walked.
  for (const page of reached) {
    for (const target of links.get(page) ?? []) reached.add(target);
  }
  // Nobody has to find the page for the lost, nor those that only send their readers on.
  const found = reached.union(moved);
  for (const name of pages) {
    if (name === '404.html' || found.has(files.get(name) ?? -1)) continue;
    faults.add(`${showPage(name)}: no other page leads there`);
  }
  for (const address of ledger) {
    if (files.has(`${address}/index.html`)) continue;
    faults.add(`/${address}/: was published and is not there`);
  }
  return { faults: [...faults, ...stale], pages: pages.length, addresses };
}

/** The address of a page, or the path of another file. */
function showPage(name: string): string {
  return `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** What is wrong with a compressed file: a host would show another page than the one beside it. */
function formFault(folder: string, name: string): string | undefined {
  const form = formOf(name);
  if (!form) return undefined;
  const whole = name.slice(0, -form.ending.length);
  if (!existsSync(join(folder, whole))) {
    // What is no page may be an archive of its own.
    return whole.endsWith('.html') ? `/${name}: the page itself is not there` : undefined;
  }
  try {
    const expanded = form.expand(readFileSync(join(folder, name)));
    if (expanded.equals(readFileSync(join(folder, whole)))) return undefined;
  } catch {
    // What cannot be expanded holds something else, too.
  }
  return `/${name}: is not what the file beside it holds`;
}
