const CHOICE = 'citation';

/**
 * Gives the panel of citations what only a script can do: copy, download, copy the key alone, and
 * the format that the reader chose last. Without scripts one click on a citation selects it.
 */
export function wireCitations(panel: HTMLElement): void {
  const formats = [...panel.querySelectorAll('details')];
  const shown = () => formats.find(({ open }) => open)?.querySelector('pre');
  const tools = document.createElement('p');
  tools.className = 'tools order-2 flex w-full flex-wrap gap-2 p-2';
  tools.append(
    toolButton('Copy', () => copy(shown())),
    toolButton('Download', () => download(shown())),
    toolButton('Key', () => copyText(panel.dataset['key'] ?? ''), 'Copy the citation key alone'),
  );
  panel.append(tools);
  for (const format of formats) {
    // At once: what is told by `toggle` comes a task later, when the reader may be on the way already.
    const summary = format.querySelector('summary');
    summary?.addEventListener('click', () => remember(format.dataset['format']));
    format.addEventListener('toggle', () => {
      if (!shown()) format.open = true;
    });
    if (format.dataset['format'] === remembered()) format.open = true;
  }
}

/** The button tells for two seconds what came of it; a failure is told by what to do instead. */
function toolButton(name: string, act: () => Promise<string>, title = ''): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = name;
  button.title = title;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    button.textContent = await act();
    setTimeout(() => {
      button.textContent = name;
    }, 2000);
  });
  return button;
}

async function copyText(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return text;
  }
}

/** Where the clipboard is out of reach the text is selected, ready for the reader's own keys. */
async function copy(source: HTMLElement | null | undefined): Promise<string> {
  if (!source) return 'Copy';
  try {
    await navigator.clipboard.writeText(source.textContent);
    return 'Copied';
  } catch {
    getSelection()?.selectAllChildren(source);
    return 'Press Ctrl+C to copy';
  }
}

async function download(source: HTMLElement | null | undefined): Promise<string> {
  const { file = '', type = '' } = source?.dataset ?? {};
  const url = URL.createObjectURL(new Blob([`${source?.textContent}\n`], { type }));
  Object.assign(document.createElement('a'), { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'Downloaded';
}

function remember(format = ''): void {
  try {
    localStorage[CHOICE] = format;
  } catch {
    // Storage may be blocked: the choice then holds for this page.
  }
}

function remembered(): string | undefined {
  try {
    return localStorage[CHOICE];
  } catch {
    return undefined;
  }
}
