import { matchAddress, shownAddress, webAddress } from './link.ts';
import type { Inline } from './nodes.ts';
import { addNode, isInside, type Scan } from './scan.ts';

/** A bare address, unless it is the tail of a word. */
export function readAddress(scan: Scan, at: number): number | undefined {
  if (/[\p{L}\p{N}]/u.test(scan.source[at - 1] ?? '')) return undefined;
  const found = matchAddress(scan.source, at);
  if (!found) return undefined;
  addLink(scan, found.url, shownAddress(found.url));
  return found.end;
}

/** Markdown's `[name](address)`, where the address is one. */
export function readNamedLink(scan: Scan, at: number): number | undefined {
  const form = /^\[([^\][]{1,200})\]\((https?:\/\/[^\s()]{1,500})\)/;
  const [whole, name, address] = form.exec(scan.source.slice(at, at + 710)) ?? [];
  const url = webAddress(address ?? '');
  if (whole === undefined || name === undefined || url === undefined) return undefined;
  addLink(scan, url, /^https?:\/\//.test(name) ? shownAddress(url) : name);
  return at + whole.length;
}

/** A link, or only its name inside another link. */
export function addLink(scan: Scan, url: string, name: string): void {
  const shown: Inline = { type: 'text', value: name };
  addNode(scan, isInside(scan, 'link') ? shown : { type: 'link', url, children: [shown] });
}
