import { button, dialogUnder, element } from './element.ts';

const syntax: readonly [string, string][] = [
  ['water music', 'both words, in any form, as typed first; if too few papers, some of them'],
  ['GPU', 'an acronym, and what papers say it stands for; "GPU": only that'],
  ['"open water"', 'with exactly this phrase; +water: with this word, not another'],
  ['water -rain', 'without a word; also NOT rain'],
  ['rain OR snow', 'with either word'],
  ['2401.01234', 'an arXiv number, a DOI, a citation key, a title, a reference: that paper first'],
  ['J. Doe 2024', 'initials, a year, a venue, an organisation: what the rows say'],
  ['title:water', 'in the title'],
  ['author:doe', 'by an author'],
  ['area:TAG', 'in an area, by its tag'],
  ['org:NAME', 'of an organisation'],
  ['venue:NAME', 'at a venue'],
  ['year:2024', 'of a year; year:2023..2025 of several'],
  ['type:thesis', 'of a kind: article, conference, preprint, book, thesis, report …'],
  ['has:code', 'with a link to the code'],
];

const keys: readonly [string, string][] = [
  ['/ or Ctrl K', 'go to the search box'],
  ['↓ ↑', 'go through the suggestions, then through the papers found'],
  ['Enter', 'take the suggestion or open the paper; in the box: search'],
  ['Ctrl Enter', 'open it in a new tab; in the box: the first paper'],
  ['Esc', 'close the suggestions, then clear the box; from the papers: back to the box'],
  ['?', 'show this help'],
];

/** The help panel: what the box understands and which keys work here. Returns what opens it. */
export function helpDialog(styles: Promise<void>): () => void {
  const title = element('h2', { id: 'help-title', tabindex: '-1' }, 'How to search');
  const keysTitle = element('h2', { class: 'keys-title' }, 'Keys');
  const close = button({ class: 'button' }, () => dialog.close(), 'Close');
  // Who has no pointer scrolls it by the arrow keys.
  const within = element('div', { tabindex: '0' }, table(syntax), keysTitle, table(keys));
  const dialog = dialogUnder(title, within, close);
  return async () => {
    await styles;
    // A second call, or one over the sheet, would be an error.
    if (document.querySelector('dialog[open]')) return;
    dialog.showModal();
    title.focus();
  };
}

function table(rows: readonly [string, string][]): HTMLElement {
  const items = rows.map(([term, meaning]) =>
    element('div', {}, element('dt', {}, element('code', {}, term)), element('dd', {}, meaning)),
  );
  return element('dl', { class: 'keys' }, items);
}
