import type { WorkType } from '#schema/work.ts';

/** What the formats of citations call a kind of work. */
export interface Kind {
  /** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
  csl: string;
  /** Entry type that BibTeX's own styles know, and biblatex's where that has a nearer one. */
  bibtex: string;
  biblatex?: string;
  /** Field of BibTeX that names what it is a part of. */
  partOf?: 'journal' | 'booktitle';
  /** Field of BibTeX that names the institution. */
  by: 'school' | 'institution' | 'organization';
  /** https://en.wikipedia.org/wiki/RIS_(file_format)#Type_of_reference */
  ris: string;
  /** Form and genre of an OpenURL context object, as Zotero reads them. */
  coins: readonly [form: 'journal' | 'book' | 'dc', genre: string];
  /** https://schema.org */
  schema:
    | 'ScholarlyArticle'
    | 'Book'
    | 'Chapter'
    | 'Thesis'
    | 'Report'
    | 'SoftwareSourceCode'
    | 'Dataset'
    | 'PresentationDigitalDocument'
    | 'Poster'
    | 'TechArticle'
    | 'WebPage'
    | 'CreativeWork';
  /** What Zotero takes it for where no venue tells: https://www.zotero.org/support/kb/item_types_and_fields */
  zotero: string;
  /** Whether CSL has the same word for another kind, so that CSL-JSON says which it is. */
  shared?: true;
}

const paper = {
  csl: 'paper-conference',
  bibtex: 'inproceedings',
  partOf: 'booktitle',
  by: 'organization',
  ris: 'CONF',
  coins: ['book', 'proceeding'],
  schema: 'ScholarlyArticle',
  zotero: 'conferencePaper',
} as const;

const book = {
  csl: 'book',
  by: 'organization',
  ris: 'BOOK',
  coins: ['book', 'book'],
  schema: 'Book',
  zotero: 'book',
} as const;

const speech = {
  csl: 'speech',
  bibtex: 'misc',
  by: 'organization',
  ris: 'SLIDE',
  coins: ['dc', 'presentation'],
  schema: 'PresentationDigitalDocument',
  zotero: 'presentation',
  shared: true,
} as const;

/**
 * Each kind in the words of each format; what has none of its own has the nearest. Preprints and
 * unpublished works are pamphlets in RIS, by a type that bibutils knows and that Zotero does not take
 * for articles; BibTeX has nothing for preprints, and Zotero would leave data out by biblatex's name
 * for them. In COinS Dublin Core takes along what the forms of theses and patents do not.
 */
export const kinds: Readonly<Record<WorkType, Kind>> = {
  article: {
    csl: 'article-journal',
    bibtex: 'article',
    partOf: 'journal',
    by: 'organization',
    ris: 'JOUR',
    coins: ['journal', 'article'],
    schema: 'ScholarlyArticle',
    zotero: 'journalArticle',
  },
  conference: paper,
  workshop: { ...paper, shared: true },
  preprint: {
    csl: 'article',
    bibtex: 'misc',
    by: 'organization',
    ris: 'PAMP',
    coins: ['dc', 'preprint'],
    schema: 'ScholarlyArticle',
    zotero: 'preprint',
    shared: true,
  },
  book: { ...book, bibtex: 'book' },
  chapter: {
    csl: 'chapter',
    bibtex: 'incollection',
    partOf: 'booktitle',
    by: 'organization',
    ris: 'CHAP',
    coins: ['book', 'bookitem'],
    schema: 'Chapter',
    zotero: 'bookSection',
  },
  thesis: {
    csl: 'thesis',
    bibtex: 'phdthesis',
    by: 'school',
    ris: 'THES',
    coins: ['dc', 'thesis'],
    schema: 'Thesis',
    zotero: 'thesis',
  },
  report: {
    csl: 'report',
    bibtex: 'techreport',
    by: 'institution',
    ris: 'RPRT',
    coins: ['book', 'report'],
    schema: 'Report',
    zotero: 'report',
  },
  software: {
    csl: 'software',
    bibtex: 'misc',
    biblatex: 'software',
    by: 'organization',
    ris: 'COMP',
    coins: ['dc', 'computerProgram'],
    schema: 'SoftwareSourceCode',
    zotero: 'computerProgram',
  },
  dataset: {
    csl: 'dataset',
    bibtex: 'misc',
    by: 'organization',
    ris: 'DATA',
    coins: ['dc', 'dataset'],
    schema: 'Dataset',
    zotero: 'dataset',
  },
  patent: {
    csl: 'patent',
    bibtex: 'misc',
    biblatex: 'patent',
    by: 'organization',
    ris: 'PAT',
    coins: ['dc', 'patent'],
    schema: 'CreativeWork',
    zotero: 'patent',
  },
  talk: speech,
  poster: { ...speech, schema: 'Poster' },
  proceedings: { ...book, bibtex: 'proceedings', shared: true },
  manual: { ...book, bibtex: 'manual', schema: 'TechArticle', shared: true },
  online: {
    csl: 'webpage',
    bibtex: 'misc',
    biblatex: 'online',
    by: 'organization',
    ris: 'ELEC',
    coins: ['dc', 'webpage'],
    schema: 'WebPage',
    zotero: 'webpage',
  },
  unpublished: {
    csl: 'manuscript',
    bibtex: 'unpublished',
    by: 'organization',
    ris: 'PAMP',
    coins: ['dc', 'manuscript'],
    schema: 'CreativeWork',
    zotero: 'manuscript',
  },
  other: {
    csl: 'document',
    bibtex: 'misc',
    by: 'organization',
    ris: 'GEN',
    coins: ['dc', 'document'],
    schema: 'CreativeWork',
    zotero: 'document',
  },
};
