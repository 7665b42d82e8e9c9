/** Adds a button that copies a citation; without scripts one click on the text selects it. */
export function addCopyButton(panel: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    const copied = await copy(panel.querySelector('code'));
    button.textContent = copied ? 'Copied' : 'Press Ctrl+C to copy';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  });
  panel.querySelector('.tools')?.append(button);
}

/** Where the clipboard is out of reach the text is selected, ready for the reader's own keys. */
async function copy(source: HTMLElement | null): Promise<boolean> {
  if (!source) return false;
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
