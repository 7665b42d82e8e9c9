import { counted } from '#catalog/counted.ts';
import { button, element } from './element.ts';

/** A change that would find something, and how much. */
export interface WayOn {
  label: string;
  count?: number | undefined;
  take(): void;
}

/** What stands in place of the list when nothing was found: never a blank. */
export function emptyState(asked: string, ways: readonly WayOn[]): HTMLElement {
  return element(
    'div',
    { class: 'state' },
    element('p', {}, `Nothing matches ${asked}.`),
    element(
      'ul',
      {},
      ...ways.map(({ label, count, take }) =>
        element(
          'li',
          {},
          button({ class: 'way' }, take, label),
          count !== undefined && ` ${counted(count, 'paper')}`,
        ),
      ),
    ),
  );
}

/** One line about something that went wrong, with what to do about it. */
export function failureNotice(message: string, retry: () => void): HTMLElement {
  return element(
    'p',
    { class: 'notice', role: 'status' },
    `${message} The list below is complete without it. `,
    button({ class: 'way' }, retry, 'Try again'),
  );
}

/** Grey places for the papers to come, for readers on a slow line. */
export function skeleton(): HTMLElement {
  const blocks = Array.from({ length: 4 }, () =>
    element(
      'li',
      {},
      element('div', { class: 'paper ghost' }, ...Array.from({ length: 4 }, () => element('i'))),
    ),
  );
  return element('ol', { class: 'papers', 'aria-hidden': 'true' }, ...blocks);
}
