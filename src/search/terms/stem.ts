import { remember } from './remember.ts';

/**
 * The stem of an English word, as Pagefind's index has it: Snowball's English algorithm, version
 * 3, https://snowballstem.org/algorithms/english/stemmer.html. Words are lower case without
 * apostrophes. Inside, a `y` that is a consonant is written `Y`.
 */
export const stem = remember(withoutEndings);

function withoutEndings(word: string): string {
  if (word.length < 3) return word;
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  const marked = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const regions = regionsOf(marked);
  const singular = withoutPlural(marked);
  const steps = [withoutVerbEnding, withSoftY, withShortSuffix, withShorterSuffix];
  const reduced = steps.reduce((stemmed, step) => step(stemmed, regions), singular);
  return withoutFinal(withoutSuffix(reduced, regions), regions).replaceAll('Y', 'y');
}

/** Where the parts of a word begin in which a suffix may be cut. */
interface Regions {
  r1: number;
  r2: number;
}

/** Those of the algorithm, and plurals of acronyms, whose end it takes for that of `corpus`. */
const exceptions = new Map(
  pairsIn(`cpus:cpu dpus:dpu gpus:gpu grus:gru ipus:ipu npus:npu relus:relu tpus:tpu andes:andes atlas:atlas bias:bias cosmos:cosmos howe:howe news:news sky:sky early:earli
    gently:gentl idly:idl only:onli singly:singl skies:sky skis:ski ugly:ugli`),
);

/** What each word or ending in a table becomes, which a colon parts from it. */
function pairsIn(table: string): (readonly [string, string])[] {
  return table.split(/\s+/).map((pair) => {
    const [from = '', to = ''] = pair.split(':');
    return [from, to];
  });
}

function regionsOf(word: string): Regions {
  const prefix = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word);
  const r1 = prefix ? prefix[0].length : afterSyllable(word, 0);
  return { r1, r2: afterSyllable(word, r1) };
}

function afterSyllable(word: string, from: number): number {
  const syllable = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return syllable ? from + syllable.index + syllable[0].length : word.length;
}

/** Step 1a. */
function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  const isPlural = word.endsWith('s') && /[aeiouy]/.test(word.slice(0, -2));
  return isPlural && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Step 1b. */
function withoutVerbEnding(word: string, { r1 }: Regions): string {
  const ending = /(?:eed|eedly|ed|edly|ing|ingly)$/.exec(word)?.[0];
  if (!ending) return word;
  const rest = word.slice(0, -ending.length);
  if (ending.startsWith('eed')) {
    return rest.length >= r1 && !/^(?:succ|proc|exc)$/.test(rest) ? `${rest}ee` : word;
  }
  if (ending === 'ing' && /^[^aeiouy]y$/.test(rest)) return `${rest.slice(0, -1)}ie`;
  if (ending === 'ing' && /^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  return /[aeiouy]/.test(rest) ? withRepairedEnd(rest, r1) : word;
}

function withRepairedEnd(rest: string, r1: number): string {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) {
    return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  }
  return rest.length === r1 && endsShort(rest) ? `${rest}e` : rest;
}

function endsShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/.test(word);
}

/** Step 1c. */
function withSoftY(word: string): string {
  return /.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

const shortSuffixes = suffixes(
  `ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less
  entli:ent ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful ogist:og enci:ence anci:ance
  abli:able izer:ize ator:ate alli:al bli:ble ogi:og li:`,
);

/** Step 2. */
function withShortSuffix(word: string, { r1 }: Regions): string {
  const [suffix, short] = shortSuffixes(word);
  const rest = word.slice(0, word.length - suffix.length);
  if (!suffix || rest.length < r1) return word;
  if (suffix === 'ogi' && !rest.endsWith('l')) return word;
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + short;
}

const shorterSuffixes = suffixes(
  'ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:',
);

/** Step 3. */
function withShorterSuffix(word: string, { r1, r2 }: Regions): string {
  const [suffix, short] = shorterSuffixes(word);
  const rest = word.slice(0, word.length - suffix.length);
  return suffix && rest.length >= (suffix === 'ative' ? r2 : r1) ? rest + short : word;
}

/** Finds the longest suffix of a word and what replaces it. */
function suffixes(table: string): (word: string) => readonly [string, string] {
  const byLength = pairsIn(table).sort(([a], [b]) => b.length - a.length);
  return (word) => byLength.find(([suffix]) => word.endsWith(suffix)) ?? ['', ''];
}

const cut = /(?:ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/** Step 4. */
function withoutSuffix(word: string, { r2 }: Regions): string {
  const suffix = cut.exec(word)?.[0];
  if (!suffix) return word;
  const rest = word.slice(0, -suffix.length);
  if (rest.length < r2 || (suffix === 'ion' && !/[st]$/.test(rest))) return word;
  return rest;
}

/** Step 5. */
function withoutFinal(word: string, { r1, r2 }: Regions): string {
  const rest = word.slice(0, -1);
  if (word.endsWith('e')) {
    return rest.length >= r2 || (rest.length >= r1 && !endsShort(rest)) ? rest : word;
  }
  return rest.length >= r2 && word.endsWith('ll') ? rest : word;
}
