import type { OfferList } from './offer-list.ts';

interface Targets {
  box: HTMLInputElement;
  /** The list under the box, which has the first say while it is open. */
  offers: Pick<OfferList, 'press'>;
  /** Holds the list of results. */
  results: HTMLElement;
  /** Empties the box. */
  clear(): void;
}

/**
 * Moves by arrow keys from the box through what is offered below it to the papers found, and back;
 * Escape closes the list, then clears the box.
 */
export function wireKeyboard({ box, offers, results, clear }: Targets): void {
  const links = () => [...results.querySelectorAll<HTMLAnchorElement>('.paper h3 a')];

  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const [first] = links();
    if (offers.press(event)) {
      event.preventDefault();
    } else if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && first) {
      event.preventDefault();
      open(first.href, '_blank', 'noopener');
    } else if (event.key === 'Escape') {
      if (box.value === '') box.blur();
      else clear();
      event.preventDefault();
    }
  });

  results.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(event.target as HTMLAnchorElement);
    if (event.key === 'Escape') {
      box.focus();
    } else if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? all[at + 1] : (all[at - 1] ?? box);
      next?.focus();
    }
  });
}
