import type { Segment } from '#search/terms/highlight.ts';
import { matchAddress, shownAddress } from '#text/link.ts';
import { typographic } from '#text/typography.ts';
import { element } from './element.ts';

/** Segments as they are, with marks where the search found something. */
export function marked(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}

/** A title or abstract as the pages show it: with typographic signs, and marks. */
export function typesetText(segments: readonly Segment[]): (Node | string)[] {
  const text = plain(segments);
  return stretch(segments, typographic(text), 0, text.length);
}

/** The same with links where the text names addresses. */
export function linkedText(segments: readonly Segment[]): (Node | string)[] {
  const text = plain(segments);
  const typed = typographic(text);
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const { index } of text.matchAll(/https?:\/\//gi)) {
    const address = index >= at ? matchAddress(text, index) : undefined;
    if (!address) continue;
    const shown = shownAddress(address.url);
    const start = text.indexOf(shown, index);
    nodes.push(
      ...stretch(segments, typed, at, index),
      element(
        'a',
        { href: address.url, rel: 'external' },
        ...stretch(segments, text, start, start + shown.length),
      ),
    );
    at = address.end;
  }
  return [...nodes, ...stretch(segments, typed, at, text.length)];
}

export function plain(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

/** A part of a text, with the marks that the segments have there. */
function stretch(
  segments: readonly Segment[],
  text: string,
  from: number,
  to: number,
): (Node | string)[] {
  const pieces: Segment[] = [];
  let start = 0;
  for (const { text: own, hit } of segments) {
    const end = start + own.length;
    const piece = text.slice(Math.max(start, from), Math.min(end, to));
    if (end > from && start < to && piece) pieces.push({ text: piece, hit });
    start = end;
  }
  return marked(pieces);
}
