interface Targets {
  box: HTMLInputElement;
  /** Holds the list of results. */
  results: HTMLElement;
  /** Empties the box. */
  clear(): void;
}

/** Moves between the box and the papers found by arrow keys; Escape leads back. */
export function wireKeyboard({ box, results, clear }: Targets): void {
  const links = () => [...results.querySelectorAll<HTMLAnchorElement>('.paper h3 a')];

  box.addEventListener('keydown', (event) => {
    const [first] = links();
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && first) {
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
