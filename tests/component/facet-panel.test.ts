import { describe, expect, test } from 'vitest';
import FacetPanel from '#components/FacetPanel.astro';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

const few = makeCatalog([{ area: 'AQ' }, { area: 'BT', authors: ['Yo Sun'] }]);

describe.each([true, false])('of a catalogue without organisations, counts: %s', (counts) => {
  test('no facet is without a value or a way to its values', async () => {
    const panel = await render(FacetPanel, { catalog: few, counts });
    expect(panel.texts('h2')).toEqual(['Area', 'Year', 'Author']);
    for (const facet of panel.attributes('section', 'data-facet')) {
      expect(panel.all(`[data-facet=${facet}] a`), facet).not.toEqual([]);
    }
  });
});

test('a facet leads to the venues, where there are some', async () => {
  const venue = { name: 'Slow Letters', type: 'journal', year: 2024 } as const;
  const panel = await render(FacetPanel, { catalog: makeCatalog([{ venue }, {}]), counts: true });
  expect(panel.texts('[data-facet=venue] a')).toEqual(['All venues']);
  expect(panel.attributes('[data-facet=venue] a', 'href')).toEqual(['/venues/']);
});

test('a tag that is its own name stands there once', async () => {
  const named = makeCatalog([{ area: 'AQ' }, { area: 'BT' }]);
  const areas = named.areas.map((area) => (area.tag === 'BT' ? { ...area, name: 'Botany' } : area));
  const panel = await render(FacetPanel, { catalog: { ...named, areas }, counts: true });
  expect(panel.texts('[data-facet=area] li')).toEqual(['AQ 1', 'BT Botany 1']);
});
