import type { WorkType } from '#schema/work.ts';

/** The types of BibTeX, biblatex and the programs that write their own, by kind of work. */
export const bibtexTypes = new Map<string, WorkType>(
  Object.entries({
    article: `article suppperiodical review journal_article magazine_article newspaper_article
      magazinearticle newspaperarticle`,
    conference: 'inproceedings conference inproceeding conference_paper conferencepaper',
    chapter: `incollection inbook bookinbook suppbook suppcollection inreference book_section bookchapter
      encyclopedia_article dictionary_entry booksection`,
    book: `book mvbook booklet collection mvcollection reference mvreference`,
    proceedings: 'proceedings mvproceedings conference_proceedings',
    thesis: `thesis phdthesis mastersthesis mathesis bathesis bachelorsthesis diplomathesis candthesis
      masterthesis bachelorthesis doctoralthesis`,
    report: 'report techreport working_paper workingpaper standard',
    software: 'software computer_program',
    dataset: 'dataset data',
    patent: 'patent',
    talk: 'talk presentation lecture',
    poster: 'poster',
    manual: 'manual',
    online: 'online electronic www web_page webpage blogpost url',
    unpublished: 'unpublished',
    preprint: 'preprint',
    other: `misc generic customa customb customc customd custome customf periodical artwork audio image
      movie music performance video letter legal legislation jurisdiction commentary bibnote other`,
  }).flatMap(([type, names]) =>
    names.split(/\s+/).map((name): [string, WorkType] => [name, type as WorkType]),
  ),
);

/** What biblatex's keys and the types of theses stand for. */
export const bibtexGenres = new Map<string, string>([
  ...['phdthesis', 'doctoralthesis'].map((name) => [name, 'PhD thesis'] as const),
  ...['mastersthesis', 'mathesis', 'masterthesis'].map(
    (name) => [name, 'Master’s thesis'] as const,
  ),
  ...['bathesis', 'bachelorsthesis', 'bachelorthesis'].map(
    (name) => [name, 'Bachelor’s thesis'] as const,
  ),
  ['diplomathesis', 'Diploma thesis'],
  ['techreport', 'Technical report'],
  ['resreport', 'Research report'],
]);
