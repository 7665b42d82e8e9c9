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
