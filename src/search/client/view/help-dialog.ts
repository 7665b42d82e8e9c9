import { button, element } from './element.ts';

const syntax: readonly [string, string][] = [
  ['sparse attention', 'papers with both words, in any form'],
  ['"sliding window"', 'papers with exactly this phrase'],
  ['attention -mamba', 'without a word'],
  ['GPU OR accelerator', 'with either word'],
  ['author:olukotun', 'by an author'],
  ['area:LG', 'in an area, by its tag'],
  ['org:stanford', 'of an organisation'],
  ['year:2024, year:2023..2025', 'of a year or a span of years'],
  ['has:code', 'with a link to the code'],
  ['title:kernel, venue:ICML', 'in the title; at a venue'],
];

const keys: readonly [string, string][] = [
  ['/ or Ctrl K', 'go to the search box'],
  ['↓ ↑', 'go through the papers found'],
  ['Enter', 'open the paper; in the box: search'],
  ['Ctrl Enter', 'open in a new tab'],
  ['Esc', 'clear the box; from the papers: back to the box'],
  ['?', 'show this help'],
];

/** The help panel: what the box understands and which keys work here. */
export function helpDialog(): HTMLDialogElement {
  const dialog = element(
    'dialog',
    { class: 'panel', 'aria-labelledby': 'help-title' },
    element('h2', { id: 'help-title' }, 'How to search'),
    table(syntax),
    element('h2', {}, 'Keys'),
    table(keys),
    button({ class: 'button' }, () => dialog.close(), 'Close'),
  );
  return dialog;
}

function table(rows: readonly [string, string][]): HTMLElement {
  return element(
    'dl',
    { class: 'keys' },
    ...rows.map(([term, meaning]) =>
      element('div', {}, element('dt', {}, element('code', {}, term)), element('dd', {}, meaning)),
    ),
  );
}
