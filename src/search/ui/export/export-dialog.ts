import { counted, grouped } from '#catalog/counted.ts';
import { href } from '#catalog/urls.ts';
import { citationFormats, type FormatName } from '#formats/cite/citation-formats.ts';
import { button, dialogUnder, element } from '#search/ui/element.ts';
import { isOutdated } from '#search/ui/found.ts';
import { loadCitations, type Wanted } from './load-citations.ts';

const CHANGED = 'The catalogue has changed: reload the page.';

/** More than these are taken along in the files that are made ahead of time. */
const MOST = 5000;

/** The abstracts of more than these would take hundreds of files. */
const MOST_ABSTRACTS = 500;

/** Citations that are written at a time, so that they do not hold up the page. */
const WRITTEN_AT_ONCE = 200;

/** Asks how the papers are to be exported, and exports them. */
export function openExport(wanted: Wanted): void {
  if (document.querySelector('dialog[open]')) return;
  const { length } = wanted.ordinals;
  const title = element('h2', { id: 'export-title' }, `Export ${counted(length, 'paper')}`);
  const close = button({ class: 'button' }, () => dialog.close(), 'Close');
  const within = element('div', {}, ...(length > MOST ? [tooMany()] : choices(wanted)));
  const dialog = dialogUnder(title, within, close);
  dialog.classList.add('short');
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

function tooMany(): HTMLElement {
  const link = element('a', { href: href('/about/#take') }, 'the files of the whole catalogue');
  const narrow = `A search exports up to ${grouped(MOST)} papers. Narrow it, or take `;
  return element('p', {}, narrow, link, '.');
}

function choices(wanted: Wanted): Node[] {
  const options = Object.entries(citationFormats).map(([name, { label }]) =>
    element('option', { value: name }, label),
  );
  const format = element('select', { class: 'format' }, ...options);
  const abstracts = element('input', { type: 'checkbox' });
  abstracts.disabled = wanted.ordinals.length > MOST_ABSTRACTS;
  const note = abstracts.disabled ? ` (up to ${MOST_ABSTRACTS} papers)` : '';
  const status = element('p', { role: 'status' });
  const giver = (label: string, give: (text: string, name: FormatName) => Promise<string>) => {
    const run = async () => {
      const name = format.value as FormatName;
      status.textContent = 'Collecting the citations…';
      try {
        status.textContent = await give(await writeAll(wanted, name, abstracts.checked), name);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        status.textContent = isOutdated(error) ? CHANGED : said;
      }
    };
    return button({ class: 'button' }, run, label);
  };
  return [
    element('p', {}, element('label', {}, 'Format ', format)),
    element('p', {}, element('label', {}, abstracts, ` With abstracts${note}`)),
    element('p', { class: 'export' }, giver('Download', save), ' ', giver('Copy', copy)),
    status,
  ];
}

async function writeAll(wanted: Wanted, name: FormatName, abstracts: boolean): Promise<string> {
  const papers = await loadCitations(wanted, abstracts);
  const { cite, frame } = citationFormats[name];
  const [open, between, close] = frame;
  const written: string[] = [];
  for (const [at, paper] of papers.entries()) {
    written.push(cite(paper, abstracts));
    if (at % WRITTEN_AT_ONCE === WRITTEN_AT_ONCE - 1) await new Promise((go) => setTimeout(go));
  }
  return open + written.join(between) + close;
}

async function save(text: string, name: FormatName): Promise<string> {
  const { extension, mime } = citationFormats[name];
  const url = URL.createObjectURL(new Blob([text], { type: mime }));
  element('a', { href: url, download: `papers${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return `Saved as papers${extension}`;
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'The clipboard is out of reach: download the citations instead.';
  }
}
