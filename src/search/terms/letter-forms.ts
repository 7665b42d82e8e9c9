/**
 * One spelling for words that are written in several ways: Greek letters by name, as TeX has them,
 * the British endings -ise and -yse as -ize and -yze, plurals of Latin and Greek words and of
 * abbreviations, which no stemmer knows, as singulars. Words
 * that have their s in either spelling, like `surprise`, are changed too: all their forms are, so
 * they still meet.
 * @param word folded.
 */
export function oneSpelling(word: string): string {
  const spelled = ascii.test(word) ? word : word.replace(loneGreek, greekName);
  const [singular] = plurals.flatMap(([form, ending]) =>
    form.test(spelled) ? [spelled.replace(form, ending)] : [],
  );
  return singular ?? spelled.replace(british, '$1z$2');
}

const ascii = /^[ -~]*$/;

const british =
  /^(\p{L}+[dghklmnrt]i|\p{L}*(?:anal|catal|paral|dial|hydrol)y)s(e|ed|es|er|ers|ing|ingly|ement|ements|able|ation|ations|ational)$/u;

const plurals: readonly (readonly [form: RegExp, singular: string])[] = [
  [/(?<=analy|synthe|hypothe|parenthe|diagno|progno|^the|^cri)ses$/, 'sis'],
  [/(?<=matri)ces$/, 'x'],
  [/(?<=vert|ind|append)ices$/, 'ex'],
  [/(?<=^corp)ora$/, 'us'],
  [/(?<=^[b-df-hj-np-rtv-xz]{2,})s$/, ''],
  [/(?<=^(?:criteri|phenomen|automat))a$/, 'on'],
];

/** A word in Greek script is a word; a letter by itself is a sign. */
const loneGreek = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu;

const letters = 'αβγδεζηθικλμνξοπρστυφχψω';
const names =
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma
  tau upsilon phi chi psi omega`.split(/\s+/);

function greekName(letter: string): string {
  return names[letters.indexOf(letter)] ?? letter;
}
