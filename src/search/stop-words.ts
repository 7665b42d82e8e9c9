/** Words that say nothing about a paper: function words of English and those that ask. */
const stopWords = new Set(
  `a about an and any are as at be been being between but by can could did do does for from had
  has have how i if in into is it its may me might must my no nor of on or our shall should so
  some such than that the their them then there these they this those to us using was we were
  what when where which while who whose why will with would you your`.split(/\s+/),
);

/** The words that a search turns on; all of them where nothing else is left. */
export function contentWords(words: readonly string[]): readonly string[] {
  const content = words.filter((word) => !stopWords.has(word));
  return content.length > 0 ? content : words;
}

/** @param word folded. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
