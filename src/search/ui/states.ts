import { counted } from '#catalog/counted.ts';
import { button, element } from './element.ts';

/** A change that would find something, and how much. */
export interface WayOn {
  label: string;
  count: number;
  take(): void;
}

/** What stands in place of the list when nothing was found: never a blank. */
export function emptyState(asked: string, ways: readonly WayOn[], help: () => void): HTMLElement {
  const items = ways.map(({ label, count, take }) =>
    element('li', {}, button({ class: 'way' }, take, label), ` ${counted(count, 'paper')}`),
  );
  return element(
    'div',
    { class: 'state' },
    element('p', {}, `Nothing matches ${asked}.`),
    element('ul', {}, ...items, element('li', {}, button({ class: 'way' }, help, 'How to search'))),
  );
}

/** One line about something that went wrong, with what to do about it. */
export function failureNotice(message: string, retry: () => void): HTMLElement {
  return element(
    'p',
    { class: 'notice' },
    `${message} `,
    button({ class: 'way' }, retry, 'Try again'),
  );
}
