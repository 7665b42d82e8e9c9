import type { CatalogPaper } from '#catalog/catalog.ts';
import { typeOf } from '#schema/work.ts';
import type { Facet, Filters } from '#search/engine/query/state.ts';
import { oneSpelling } from '#search/terms/one-spelling.ts';
import { stem } from '#search/terms/stem.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { fold } from '#text/fold.ts';
import { toPlain } from '#text/to-plain.ts';

/**
 * What a search has to find, decided by looking at each record, written apart from the search.
 *
 * The words of a text are what stands between spaces and signs, apostrophes left out; at the place
 * of a word are also its parts, at a capital behind a small letter and between letters and digits,
 * if one of them has three letters. Two to four words that single signs join are a word once more,
 * at no place. A word finds a text that has a word with the same stem, or an author with just
 * this word in the name; where no paper has it, texts with words whose stems begin with it, of five
 * letters and more without an e or y at the end.
 * A function word finds itself only, and where it is no part of another.
 */
export interface Scanned {
  paper: CatalogPaper;
  /** Title, abstract and each author: by place, the stems of all forms of the word there. */
  fields: readonly (readonly (readonly string[])[])[];
  stems: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

export function scan(paper: CatalogPaper): Scanned {
  const texts = [toPlain(paper.title), toPlain(paper.abstract ?? '')];
  const names = paper.authors.map(({ name }) => wordsIn(name).map(plainForm));
  const places = texts.map((text) => wordsIn(text).map((word) => formsAt(word).map(keyOf)));
  const joined = texts.flatMap(joinedIn).map(keyOf);
  return {
    paper,
    fields: [...places, ...names.map((words) => words.map((word) => [named(word)]))],
    stems: new Set([...places.flat(2), ...joined]),
    names: new Set(names.flat()),
  };
}

function keyOf(word: string): string {
  return isStopWord(word) ? `${word} itself` : stem(word);
}

/** A name is no text, though they may be spelled alike. */
function named(word: string): string {
  return `name ${word}`;
}

export function hasWord({ stems, names }: Scanned, word: string): boolean {
  return stems.has(keyOf(plainForm(word))) || names.has(plainForm(word));
}

export function hasBeginning({ stems, names }: Scanned, word: string): boolean {
  const beginning = plainForm(word).replace(/(?<=.{4})[ey]$/, '');
  const longest = [...stems].filter((own) => own.length > 3 && isCutOff(word, own));
  return longest.length > 0 || [...stems, ...names].some((own) => own.startsWith(beginning));
}

/** Whether a word is a stem with the beginning of an ending. */
function isCutOff(word: string, own: string): boolean {
  const rest = word.startsWith(own) ? word.slice(own.length) : '';
  return rest !== '' && endings.some((ending) => ending.startsWith(rest));
}

const endings =
  'ions ings ational izations ances ences ments abilities ively ously ally ities edly ers ors isms ists nesses fully'.split(
    ' ',
  );

export function hasPhrase({ fields }: Scanned, words: readonly string[]): boolean {
  const wanted = words.map(plainForm);
  return fields.some((places) =>
    places.some((_, at) =>
      wanted.every((word, step) =>
        places[at + step]?.some((own) => own === keyOf(word) || own === named(word)),
      ),
    ),
  );
}

export function hasValue({ paper }: Scanned, facet: Facet, value: string): boolean {
  switch (facet) {
    case 'area':
      return paper.areas.some(({ tag }) => tag === value);
    case 'author':
      return paper.authors.some(({ author }) => author.slug === value);
    case 'org':
      return paper.orgs.some(({ slug }) => slug === value);
    case 'venue':
      return paper.sameVenue?.slug === value;
    case 'year': {
      const [from, to] = value.includes('..') ? value.split('..') : [value, value];
      const year = Number(paper.date.slice(0, 4));
      return year >= Number(from || 0) && year <= Number(to || 9999);
    }
    case 'type':
      return typeOf(paper) === value;
    case 'code':
      return paper.code.length > 0;
  }
}

/** Whether a paper passes the filters, those of one facet left aside. */
export function passes(scanned: Scanned, filters: Filters, aside?: Facet): boolean {
  return (Object.keys(filters) as Facet[]).every((facet) => {
    const { include, exclude } = filters[facet];
    if (facet === aside) return true;
    if (exclude.some((value) => hasValue(scanned, facet, value))) return false;
    return include.length === 0 || include.some((value) => hasValue(scanned, facet, value));
  });
}

function wordsIn(text: string): string[] {
  return text
    .replace(/(?<=[\p{L}\p{N}])['’`](?:s(?![\p{L}\p{N}]))?/giu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}

function plainForm(word: string): string {
  return oneSpelling(fold(word));
}

function formsAt(word: string): string[] {
  const parts = /^\p{Lu}+s$/u.test(word)
    ? []
    : word
        .replace(/(?<=[\p{Ll}\p{Lo}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
        .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
        .split(' ');
  if (parts.length < 2 || !parts.some((part) => /\p{L}{3}/u.test(part))) return [plainForm(word)];
  const forms = parts.map(plainForm);
  return [forms.join(''), ...forms.filter((form) => form.length > 1 && !isStopWord(form))];
}

function joinedIn(text: string): string[] {
  return text.split(/\s+/).flatMap((written) => {
    const signs = written.match(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\p{M}'’`]+(?=[\p{L}\p{N}])/gu) ?? [];
    const words = wordsIn(written);
    const fits = signs.every((sign) => /^[\p{Pd}−/._&+]$/u.test(sign));
    const whole = words.map((word) => formsAt(word)[0]).join('');
    return words.length > 1 && words.length < 5 && fits && whole.length <= 30 ? [whole] : [];
  });
}
