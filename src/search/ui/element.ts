import { grouped } from '#catalog/counted.ts';
import type { Segment } from '#search/terms/highlight.ts';
import { matchAddress, shownAddress } from '#text/link.ts';
import { typographic } from '#text/typography.ts';

type Attributes = Record<string, string | boolean | undefined>;
type Child = Node | string | false | undefined | readonly (Node | string)[];

/**
 * Builds an element. Text goes in as text, so nothing from a record or an address is ever read
 * as markup; an attribute that is false or undefined is left out.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return made;
}

/** Text that only screen readers read out. */
export function heard(text: string): HTMLElement {
  return element('span', { class: 'heard' }, text);
}

/** A number of papers, whose noun only screen readers read out. */
export function paperCount(count: number): (Node | string)[] {
  return [grouped(count), heard(count === 1 ? ' paper' : ' papers')];
}

/** A button that does something on this page. */
export function button(
  attributes: Attributes,
  act: () => void,
  ...children: Child[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}

/**
 * A dialog at the end of the page: its title, what it holds, which scrolls where there is little
 * room, and the way out, which stays in sight. A click beside it closes it, too.
 */
export function dialogUnder(
  title: HTMLElement,
  content: HTMLElement,
  way: HTMLButtonElement,
): HTMLDialogElement {
  const dialog = element('dialog', { class: 'panel', 'aria-labelledby': title.id });
  dialog.append(title, content, way);
  content.classList.add('within');
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/** A pause before something is read out, so that not every key is, in ms. */
const ANNOUNCE_AFTER = 500;

/** A line that is read out to those who listen, and what says something there. */
export function announcer(): { line: HTMLElement; announce(text: string): void } {
  const line = element('p', { class: 'heard', role: 'status' });
  let announcing: ReturnType<typeof setTimeout> | undefined;
  const announce = (text: string) => {
    clearTimeout(announcing);
    // It is said even if it is what was said last: another list may be as long.
    const say = () => {
      line.textContent = line.textContent === text ? `${text}\u00a0` : text;
    };
    if (text) announcing = setTimeout(say, ANNOUNCE_AFTER);
    else line.textContent = '';
  };
  return { line, announce };
}

/** The one element that the page's own markup is sure to have. */
export function part<Found extends HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

/**
 * Gives the page the rules of a style sheet, which come with the script: one request less. They
 * hold once that is done. The policy that forbids styles in the markup does not speak of these.
 * @throws at once, in a browser that is too old for it.
 */
export function loadStyles(rules: string): Promise<void> {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet.replace(rules).then(() => undefined);
}

/** Segments as they are, with marks where the search found something. */
export function marked(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}

export function plain(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
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
    const inner = stretch(segments, text, start, start + shown.length);
    const link = element('a', { href: address.url, rel: 'external' }, ...inner);
    nodes.push(...stretch(segments, typed, at, index), link);
    at = address.end;
  }
  return [...nodes, ...stretch(segments, typed, at, text.length)];
}

/** A part of a text, with the marks that the segments have there. */
function stretch(segments: readonly Segment[], text: string, from: number, to: number) {
  let end = 0;
  const within = segments.map(({ text: own, hit }) => {
    const start = Math.max(end, from);
    end += own.length;
    return { text: text.slice(start, Math.min(end, to)), hit };
  });
  return marked(within.filter((segment) => segment.text !== ''));
}

/**
 * What was kept in the browser as a list; none where storage is blocked, or holds what somebody
 * else wrote there.
 */
export function storedList(storage: 'localStorage' | 'sessionStorage', key: string): unknown[] {
  try {
    const found: unknown = JSON.parse(window[storage].getItem(key) ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** Keeps a list in the browser, if it lets us: nothing depends on it. */
export function storeList(
  storage: 'localStorage' | 'sessionStorage',
  key: string,
  list: readonly unknown[],
): void {
  try {
    if (list.length > 0) window[storage].setItem(key, JSON.stringify(list));
    else window[storage].removeItem(key);
  } catch {
    // Without storage nothing is kept.
  }
}
