// Apart from the words of a text, which names in the page do without.

/** The signs that are typed for an apostrophe. */
export const apostrophes = "'`’‘ʼ´";

/** What stands before an apostrophe in Romance languages is a word: `l’éthique`, `dell'acqua`. */
export const elided = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}${apostrophes}])` +
    `(?:[cdjlmnst]|(?:jus|lors|puis)?qu|(?:d|n|s)?[aeu]ll|un)(?=[${apostrophes}]\\p{L}{2})`,
  'giu',
);
