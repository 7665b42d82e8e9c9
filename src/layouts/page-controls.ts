/** `/` and Ctrl/Cmd-K lead to the page's search box, `?` opens its help, but not while one types. */
export function wireSearchKeys(): void {
  document.addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === '?') document.querySelector<HTMLElement>('.help')?.click();
    if (!slash && !chord) return;
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
}

/** Turns the button into a switch between the light and the dark scheme, kept for later visits. */
export function wireThemeSwitch(button: HTMLButtonElement): void {
  button.addEventListener('click', () => {
    const { style } = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const next = (style.colorScheme || system) === 'dark' ? 'light' : 'dark';
    style.colorScheme = next;
    try {
      localStorage['theme'] = next;
    } catch {
      // Storage may be blocked: the choice then holds for this page.
    }
  });
}

/**
 * Loads what has pages come early once the reader moves towards anything. A page that comes up
 * under a pointer at rest is only gone over.
 */
export function wirePrefetch(): void {
  for (const intent of ['mousemove', 'focusin']) {
    addEventListener(intent, () => import('./prefetch.ts').catch(() => {}), { once: true });
  }
}
