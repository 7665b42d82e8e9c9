import { counted, grouped } from '#catalog/counted.ts';
import { href } from '#catalog/urls.ts';
import { citationFormats, type FormatName } from '#formats/cite/citation-formats.ts';
import {
  CITATION_BLOCK,
  type CitationRecord,
  citationBlockFile,
  unpackCitation,
} from '#formats/cite/citation-record.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import type { Search } from '#search/engine/search.ts';
import { button, dialogUnder, element, plain } from '#search/ui/element.ts';

/** What is exported: papers by ordinal, with their ids where these are known. */
interface Wanted {
  ordinals: readonly number[];
  ids?: readonly string[] | undefined;
  search: Search;
}

/** Files that are asked for at a time. */
const AT_ONCE = 8;

/** Papers whose ordinal is checked against the search's catalogue, where not all are. */
const CHECKED = 8;

/** Rows that are asked for at a time. */
const ROWS = 50;

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
        status.textContent = error instanceof Error ? error.message : String(error);
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

/**
 * Loads what a citation of each paper needs.
 * @throws where a file is out of reach, or belongs to another version of the catalogue than the
 * search does.
 */
async function loadCitations(
  { ordinals, ids, search }: Wanted,
  abstracts: boolean,
): Promise<CitedPaper[]> {
  const blocks = await loadBlocks(ordinals);
  const papers = ordinals.map((ordinal, at) => {
    const record = blocks.get(citationBlockFile(ordinal))?.[ordinal % CITATION_BLOCK];
    if (!record || record.id !== (ids?.[at] ?? record.id)) throw new Error(CHANGED);
    return { ordinal, record };
  });
  // A paper that came or went moves all that are newer, the newest of all among them.
  const newestFirst = papers.toSorted((a, b) => b.ordinal - a.ordinal);
  const step = abstracts ? 1 : Math.max(1, Math.floor(papers.length / CHECKED));
  const checked = newestFirst.filter((_, at) => at % step === 0);
  const texts = new Map<string, string>();
  for (let at = 0; at < checked.length; at += ROWS) {
    const some = checked.slice(at, at + ROWS);
    const asked = some.map(({ ordinal }) => ordinal);
    const rows = await search.rows(asked, []);
    if (some.some(({ record }, place) => record.id !== rows[place]?.id)) throw new Error(CHANGED);
    if (abstracts) for (const { id, abstract } of rows) texts.set(id, plain(abstract));
  }
  return papers.map(({ record }) => unpackCitation(record, texts.get(record.id)));
}

async function loadBlocks(ordinals: readonly number[]): Promise<Map<string, CitationRecord[]>> {
  const blocks = new Map<string, CitationRecord[]>();
  const next = new Set(ordinals.map(citationBlockFile)).values();
  const loadSome = async () => {
    for (const file of next) {
      const answer = await fetch(href(`/${file}`), { cache: 'no-cache' });
      if (!answer.ok) throw new Error('The citations are out of reach: try again.');
      blocks.set(file, await answer.json());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loadSome));
  return blocks;
}
