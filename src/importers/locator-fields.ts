import { isRepository, readAddresses } from './identify.ts';
import type { Address } from './reference.ts';
import type { SourceFields } from './source-fields.ts';

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
    homepage: 'Website',
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
  }),
);

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
    'hal_id',
    (id) =>
      /^[a-z]+-\d+/.test(id) ? { url: `https://hal.science/${id}`, label: 'HAL' } : undefined,
  ],
]);

/** Every address of an entry, with what it leads to; what is none is left and named. */
export function addressesOf(source: SourceFields): { addresses: Address[]; pdf?: string } {
  const read = (value: string, name: string) =>
    readAddresses(value)?.map((url): Address => ({ url, label: labels.get(name) }));
  const pages = source.takeAll('url ee link howpublished bdsk-url-1', read);
  const pdf = source.take('pdf', (value) => {
    return /^\/(?!\/)\S+$/.test(value) ? value : readAddresses(value)?.[0];
  });
  const hal = /^hal$/i.test(source.peek('eprinttype archiveprefix') ?? '');
  const eprint = hal ? source.takeAll('eprint', (id) => archives.get('hal_id')?.(id)) : [];
  const further = source.takeAll([...labels.keys(), 'eprint'].join(' '), read);
  const archived = [...archives].flatMap(([name, address]) => source.takeAll(name, address));
  if (eprint.length > 0) source.merge('eprinttype archiveprefix');
  source.explain(
    ['url ee link pdf', ...labels.keys()].join(' '),
    'is no address; write one that starts with https://',
  );
  return {
    addresses: [...pages.flat(), ...further.flat(), ...archived, ...eprint],
    ...(pdf !== undefined && { pdf }),
  };
}

/** The https addresses of repositories, where a value has nothing else. */
export function readCode(value: string): string[] | undefined {
  const addresses = readAddresses(value)?.map((url) =>
    url.replace(/^http:(?=\/\/(?:www\.)?(?:github|gitlab|bitbucket))/, 'https:'),
  );
  const isOwn = addresses?.every((url) => isRepository(url) || url.startsWith('https://'));
  return isOwn ? addresses : undefined;
}

/** An ISBN without what stands around it. */
export function readIsbn(value: string): string | undefined {
  return value.replace(/^ISBN(?:-1[03])?:?\s*/i, '').trim() || undefined;
}
