import { dateInWords } from '#catalog/dates.ts';
import offlineCss from './offline.css?inline';

/** Builds an element with some properties set. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function button(label: string, act: () => void): HTMLButtonElement {
  return element('button', { type: 'button', onclick: act }, label);
}

/**
 * Says more in the one quiet line at the foot of the window. What stands there stays as it is: the
 * reader may be about to press it.
 */
export function showLine(...parts: (Node | string)[]): void {
  addStyles();
  const known = document.querySelector('.kept-line');
  if (known) {
    known.lastElementChild?.before(...parts, ' ');
    return;
  }
  const line = element('p', { className: 'kept-line', role: 'status' }, ...parts, ' ');
  line.append(button('Close', () => line.remove()));
  document.body.append(line);
}

let areStylesThere = false;

/**
 * The styles come with the script: a file of them would be asked for while an older worker is to
 * end, start that one again, and so keep a newer version out.
 */
function addStyles(): void {
  if (areStylesThere) return;
  areStylesThere = true;
  const styles = new CSSStyleSheet();
  styles.replaceSync(offlineCss);
  document.adoptedStyleSheets.push(styles);
}

/** The day of a moment, written as ISO has it, where the reader is: `5 Jul 2024`. */
export function dayInWords(moment: string): string {
  // Swedes write dates as ISO does.
  return dateInWords(new Date(moment).toLocaleDateString('sv'));
}

/** Where the browser keeps the reader's choice for later visits. */
const KEY = 'offline';

/** Whether the reader wants no copy in this browser. */
export function isDeclined(): boolean {
  return localStorage.getItem(KEY) === 'no';
}

/** Keeps the reader's choice for later visits. */
export function decline(isDeclined: boolean): void {
  if (isDeclined) localStorage.setItem(KEY, 'no');
  else localStorage.removeItem(KEY);
}
