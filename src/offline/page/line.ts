import { dateInWords } from '#catalog/dates.ts';
import offlineCss from './offline.css?url';

/** Shows one quiet line at the foot of the window, in place of the one before it. */
export async function showLine(...parts: (Node | string)[]): Promise<void> {
  await loadStyles();
  const line = document.querySelector('.kept-line') ?? newLine();
  line.replaceChildren(
    ...parts,
    ' ',
    button('Close', () => line.remove()),
  );
}

export function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

export function link(label: string, address: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = address;
  made.textContent = label;
  return made;
}

/** The day of a moment, written as ISO has it, where the reader is: `5 Jul 2024`. */
export function dayInWords(moment: string): string {
  // Swedes write dates as ISO does.
  return dateInWords(new Date(moment).toLocaleDateString('sv'));
}

function newLine(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'kept-line';
  line.role = 'status';
  document.body.append(line);
  return line;
}

function loadStyles(): Promise<void> {
  if (document.querySelector(`link[href="${offlineCss}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const styles = document.createElement('link');
    styles.rel = 'stylesheet';
    styles.href = offlineCss;
    styles.onload = () => resolve();
    styles.onerror = () => resolve();
    document.head.append(styles);
  });
}

/** Where the browser keeps the reader's choice for later visits. */
const KEY = 'offline';
const NO = 'no';

/** Whether the reader wants no copy in this browser. */
export function isDeclined(): boolean {
  return localStorage.getItem(KEY) === NO;
}

/** Keeps the reader's choice for later visits. */
export function decline(isDeclined: boolean): void {
  if (isDeclined) localStorage.setItem(KEY, NO);
  else localStorage.removeItem(KEY);
}
