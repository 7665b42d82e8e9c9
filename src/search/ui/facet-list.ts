import { counted, grouped } from '#catalog/counted.ts';
import { type Facet, type Filters, stanceOn } from '#search/engine/query/state.ts';
import { findableWords, nameWords } from '#search/index/author-names.ts';
import type { FacetValue } from '#search/index/columns.ts';
import { stanceOf } from './choices.ts';
import { button, element, part } from './element.ts';
import { type Choose, facetItems, makeFinder } from './facet-item.ts';

/** Values shown before the reader asks for all. */
const FEW = 6;

/** Values shown at most; in a longer list the reader types to find the others. */
const MANY = 60;

interface Shown {
  values: readonly FacetValue[];
  counts: Uint32Array;
  filters: Filters;
  /** The text that was searched for. */
  q: string;
}

/**
 * One facet of the panel: the links of the page become boxes to tick. Ticking changes counts but
 * never the order, so that nothing moves under the pointer; with another text a long list begins
 * with the values that have most papers for it, but years stay in the order of years. Returns what shows an answer.
 */
export function facetList(section: HTMLElement, facet: Facet, choose: Choose) {
  const list = part(section, 'ul');
  const items = facetItems(list, facet, choose);
  const link = section.querySelector('.all');
  const label = link?.textContent.trim() ?? 'All';
  const name = part(section, 'h2').textContent.trim().toLowerCase();
  const finder = makeFinder(`Find: ${name}`, render);
  const note = element('p', { class: 'note', role: 'status' });
  const toggle = button({ class: 'all', 'aria-expanded': 'false' }, turn);
  /** The link that had the focus when the links went: what takes its place has it then. */
  let held = section.contains(document.activeElement) ? document.activeElement : undefined;
  let isOpen = false;
  let order: readonly number[] = [];
  let shown: Shown | undefined;
  link?.remove();
  list.replaceChildren();
  section.setAttribute('role', 'group');

  return (next: Shown): void => {
    const { values, counts, q } = next;
    if (shown?.q !== q || shown.values.length !== values.length) {
      const isRanked = q.trim() !== '' && values.length > FEW && facet !== 'year';
      const count = (at: number) => (isRanked ? (counts[at] ?? 0) : 0);
      order = [...values.keys()].sort((a, b) => count(b) - count(a));
    }
    shown = next;
    render();
    if (!held) return;
    const item = items.node(held.getAttribute('data-value') ?? '');
    (item?.querySelector('input') ?? toggle).focus({ preventScroll: true });
    held = undefined;
  };

  function turn(): void {
    isOpen = !isOpen;
    finder.value = '';
    render();
    // On a touch screen a focused field brings up the keyboard, over the list just opened.
    if (isOpen && matchMedia('(hover)').matches) finder.focus();
  }

  function render(): void {
    if (!shown) return;
    const { values, counts, filters } = shown;
    const found = namedIn(values).map((at) => {
      const value = values[at] as FacetValue;
      const stance = stanceOf(filters, facet, value.value);
      return { value, stance, count: counts[at] ?? 0 };
    });
    const first = found.slice(0, isOpen ? MANY : FEW);
    const others = finder.value ? [] : found.slice(first.length);
    const all = [...first, ...others.filter(({ stance }) => stance !== 'none')];
    items.show(all);
    finder.hidden = !isOpen;
    if (values.length > FEW && !toggle.isConnected) {
      list.before(finder);
      list.after(note, toggle);
    }
    toggle.textContent = isOpen ? 'Fewer' : label;
    toggle.setAttribute('aria-expanded', String(isOpen));
    note.textContent = isOpen ? noteOn(all.length, found.length, values.length) : '';
  }

  /** Indexes of the values that have all words of what is typed. */
  function namedIn(values: readonly FacetValue[]): readonly number[] {
    const wanted = nameWords(finder.value);
    if (wanted.length === 0) return order;
    return order.filter((at) => {
      const words = findableWords(values[at] as FacetValue);
      return wanted.every((word) => words.some((own) => own.startsWith(word)));
    });
  }
}

function noteOn(shown: number, found: number, all: number): string {
  if (found > shown) return `${grouped(shown)} of ${grouped(found)}; type to find the others`;
  return found < all ? `${counted(found, 'name')} found` : '';
}

export type Suggest = (text: string) => Promise<readonly FacetValue[]>;

/** Values suggested at a time. */
const SUGGESTED = 8;

/**
 * A facet of a catalogue that is too large to list its values, the authors or venues: the reader
 * types a name. It has no counts, because a count is exact or absent. Returns what shows the
 * filters, with the values that they name.
 */
export function facetFinder(
  section: HTMLElement,
  facet: 'author' | 'venue',
  choose: Choose,
  suggest: Suggest,
) {
  const list = part(section, 'ul');
  const items = facetItems(list, facet, choose);
  /** Those that the page itself names, shown while nothing is typed. */
  const first = [...section.querySelectorAll<HTMLElement>('[data-value]')].map((link) => ({
    value: link.dataset['value'] ?? '',
    name: part(link, 'span').textContent,
    total: 0,
  }));
  let offered: readonly FacetValue[] = first;
  let chosen: readonly FacetValue[] = [];
  let filters: Filters | undefined;
  let asked = 0;
  const input = makeFinder(`Find ${facet === 'author' ? 'an author' : 'a venue'}`, offer);
  list.before(input);
  section.setAttribute('role', 'group');

  /** Where suggestions cannot be loaded, none are offered; the next letter asks again. */
  async function offer(): Promise<void> {
    const own = ++asked;
    const text = input.value.trim();
    const found = text ? await suggest(text).catch(() => []) : first;
    if (own !== asked) return;
    offered = found.slice(0, SUGGESTED);
    render();
  }

  /** Chosen values that are not offered come first, so that ticking moves no item. */
  function render(): void {
    const others = chosen.filter(({ value }) => offered.every((other) => other.value !== value));
    const shown = [...others, ...offered].map((value) => {
      const stance = filters ? stanceOn(filters, facet, value.value) : 'none';
      return { value, stance };
    });
    items.show(shown);
  }

  return (next: Filters, named: readonly FacetValue[]): void => {
    filters = next;
    chosen = named;
    render();
  };
}
