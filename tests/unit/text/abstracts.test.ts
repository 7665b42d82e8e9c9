import { describe, expect, it } from 'vitest';
import { toHtml } from '#text/to-html.ts';
import { toPlain } from '#text/to-plain.ts';
import abstracts from '../../fixtures/text/abstracts.json' with { type: 'json' };

/** A clause of each of some sixty published abstracts, one for every construct they were found to use. */
describe.each(abstracts)('$from: $source', ({ source, html, plain }) => {
  it('reads as on the page', () => {
    expect(toHtml(source)).toBe(html);
  });

  it('reads as plain text', () => {
    expect(toPlain(source)).toBe(plain);
  });
});
