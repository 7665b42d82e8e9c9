import { isRepository, noDoi, readAddresses } from './identify.ts';
import type { Address } from './reference.ts';
import type { SourceFields } from './source-fields.ts';
import { texToText } from './tex-markup.ts';

/** Fields of al-folio, Zotero, ACM and other programs that lead somewhere, and what to call it. */
const labels = new Map(
  Object.entries({
    html: 'HTML',
    slides: 'Slides',
    presentation: 'Slides',
    video: 'Video',
    talk: 'Talk',
    website: 'Website',
    project: 'Project',
    projectpage: 'Project',
    blog: 'Blog',
    supp: 'Supplement',
    supplement: 'Supplement',
    poster: 'Poster',
    demo: 'Demo',
    data: 'Data',
    dataset: 'Data',
    media: 'Media',
    press: 'Press',
    preprint: 'Preprint',
    reprinturl: 'Reprint',
    eprint: 'Preprint',
    adsurl: 'ADS',
    software: 'Code',
    supplementary: 'Supplement',
  }),
);

const bibdeskUrls = Array.from({ length: 9 }, (_, at) => `bdsk-url-${at + 1}`).join(' ');

/** Numbers of archives that have an address of their own. */
const archives = new Map<string, (id: string) => Address | undefined>([
  [
    'pmid',
    (id) =>
      /^\d{1,9}$/.test(id)
        ? { url: `https://pubmed.ncbi.nlm.nih.gov/${id}/`, label: 'PubMed' }
        : undefined,
  ],
  [
    'pmcid',
    (id) =>
      /^(?:PMC)?\d{1,9}$/i.test(id)
        ? {
            url: `https://www.ncbi.nlm.nih.gov/pmc/articles/PMC${id.replace(/^PMC/i, '')}/`,
            label: 'PubMed Central',
          }
        : undefined,
  ],
  [
    'inspirehep_id',
    (id) =>
      /^\d+$/.test(id)
        ? { url: `https://inspirehep.net/literature/${id}`, label: 'INSPIRE' }
        : undefined,
  ],
  ...['hal_id', 'hal', 'halid'].map((name): [string, (id: string) => Address | undefined] => [
    name,
    (id) =>
      /^[a-z]+-\d+/.test(id) ? { url: `https://hal.science/${id}`, label: 'HAL' } : undefined,
  ]),
]);

/** Archives by what `eprinttype` calls them, besides arXiv. */
const eprints = new Map<string, (id: string) => Address | undefined>([
  ['pubmed', (id) => archives.get('pmid')?.(id)],
  ['hal', (id) => archives.get('hal_id')?.(id)],
  ['jstor', (id) => ({ url: `https://www.jstor.org/stable/${id}`, label: 'JSTOR' })],
  ['hdl', (id) => ({ url: `https://hdl.handle.net/${id}`, label: 'Handle' })],
  [
    'googlebooks',
    (id) => ({ url: `https://books.google.com/books?id=${id}`, label: 'Google Books' }),
  ],
]);

/** Every address of an entry, with what it leads to; what is none is left and named. */
export function addressesOf(source: SourceFields): { addresses: Address[]; pdf?: string } {
  const read = (value: string, name: string) =>
    readAddresses(value)?.map((url): Address => ({ url, label: labels.get(name) }));
  const pages = source.takeAll(`url homepage ee link howpublished ${bibdeskUrls}`, read);
  const pdf = source.take('pdf', (value) => {
    return /^\/(?!\/)\S+$/.test(value) ? value : readAddresses(value)?.[0];
  });
  const archive = eprints.get(source.peek('eprinttype archiveprefix')?.toLowerCase() ?? '');
  const eprint = source.takeAll('eprint', (id) =>
    /^[\w./-]+$/.test(id) ? archive?.(id) : undefined,
  );
  const told = source.takeAll('links', readLinks).flat();
  const further = source.takeAll([...labels.keys(), 'eprint'].join(' '), read);
  const archived = [...archives].flatMap(([name, address]) => source.takeAll(name, address));
  source.explain('doi', noDoi);
  source.explain('arxiv arxivid', 'is no arXiv identifier; write it bare, like 2407.01230');
  if (eprint.length > 0) source.merge('eprinttype archiveprefix');
  source.explain(
    ['url ee link pdf', bibdeskUrls, codeFields, ...labels.keys()].join(' '),
    'is no address; write one that starts with https://',
  );
  return {
    addresses: [...pages.flat(), ...further.flat(), ...archived, ...eprint, ...told],
    ...(pdf !== undefined && { pdf }),
  };
}

/** Fields that lead to where the entry itself comes from, or that their writer took out. */
const ofEntry = /^(?:bib(?:tex)?|opt|local|file|thumbnail|preview|image|img|cover|logo)/;

/**
 * What else of an entry is an address and nothing else, when all that is known is taken: people
 * name fields of their own, as `youtube` and `tweet`.
 */
export function furtherAddresses(source: SourceFields): Address[] {
  const names = source.freeNames().filter((name) => !ofEntry.test(name));
  const read = (value: string, name: string) => {
    const isWhole = /^(?:\\url\s*\{)?https?:\/\//i.test(value);
    const label = name.replace(/[-_]+/g, ' ').replace(/^./, (first) => first.toUpperCase());
    return isWhole ? readAddresses(value)?.map((url): Address => ({ url, label })) : undefined;
  };
  return names.flatMap((name) => source.takeAll(name, read)).flat();
}

/** Links as this catalogue writes them: `Slides: https://e.org/s; Data: https://e.org/d`. */
function readLinks(value: string): Address[] | undefined {
  const links = [...value.matchAll(/\s*(\S.*?):\s+(https?:\S+?)(?:;(?=\s)|\s*$)/gsy)];
  if (links.map(([whole]) => whole).join('') !== value) return undefined;
  return links.map(([, label = '', url = '']) => ({
    label: texToText(label),
    url: url.replace(/\\(?=[&%#_])/g, ''),
  }));
}

/** Fields of which each leads to code. */
export const codeFields = 'code repository github';

/** The https addresses of repositories, where a value has nothing else. */
export function readCode(value: string, name = ''): string[] | undefined {
  const isShort = name === 'github' && /^[\w.-]+\/[\w.-]+$/.test(value);
  const addresses = readAddresses(isShort ? `https://github.com/${value}` : value)?.map((url) =>
    url.replace(/^http:(?=\/\/(?:www\.)?(?:github|gitlab|bitbucket))/, 'https:'),
  );
  const isOwn = addresses?.every((url) => isRepository(url) || url.startsWith('https://'));
  return isOwn ? addresses : undefined;
}

/** An ISBN without what stands around it. */
export function readIsbn(value: string): string | undefined {
  return value.replace(/^ISBN(?:-1[03])?:?\s*/i, '').trim() || undefined;
}
