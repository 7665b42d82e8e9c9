import type { WorkType } from '#schema/work.ts';

/** The types of RIS by kind of work; others are works of another kind. */
export const risTypes = new Map<string, WorkType>(
  Object.entries({
    article: 'JOUR JFULL MGZN EJOUR NEWS INPR ABST',
    conference: 'CONF CPAPER',
    chapter: 'CHAP ECHAP DICT ENCYC',
    book: 'BOOK EBOOK EDBOOK SER WHOLE',
    thesis: 'THES',
    report: 'RPRT GOVDOC STAND',
    software: 'COMP',
    dataset: 'DATA AGGR DBASE',
    patent: 'PAT',
    talk: 'SLIDE HEAR',
    online: 'ELEC BLOG ICOMM WEB',
    unpublished: 'MANSCPT',
    preprint: 'UNPB UNPD',
    manual: 'PAMP',
  }).flatMap(([type, names]) =>
    names.split(' ').map((name): [string, WorkType] => [name, type as WorkType]),
  ),
);

/** Types of RIS that are works of another kind. */
export const otherTypes =
  /^(?:ADVS|ANCIENT|ART|BILL|CASE|CHART|CLSWK|CTLG|EQUA|FIGURE|GEN|GRANT|LEGAL|MAP|MPCT|MULTI|MUSIC|PCOMM|SOUND|STAT|UNBILL|VIDEO)$/;
