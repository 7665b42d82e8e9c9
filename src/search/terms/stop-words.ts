/** Words that say nothing about a paper: function words of English. */
const stopWords = listed(
  `a about above after again against all also although am among an and any are as at be because
  been before being below between both but by can could did do does doing down during each either
  else ever every few for from further had has have having he her here hers him his how however i
  if in into is it its itself just may me might more most much must my neither no nor not now of
  off on once only onto or other others our ours out over own per same several shall she should
  since so some such than that the their theirs them then there these they this those though
  through thus to too under until up upon us using very via was we were what when where whether
  which while who whom whose why will with within without would yet you your
  eg ie etc vs im id ive ill isnt arent wasnt cant couldnt dont doesnt didnt wont lets thats theres
  theyre weve youre`,
);

/** Words by which a text is known as a question or a request. */
const askingWords = listed(
  `any are can could did do does find give has have how i is list name please provide recommend
  show suggest tell was were what when where which who whom whose why would`,
);

/** What questions speak of besides their matter. */
const askedWords = listed(
  `article articles author authors literature paper papers publication publications research
  researcher researchers researches studies study work works
  address addressed addresses addressing concern concerned concerning concerns deal dealing deals
  describe described describes describing discuss discussed discusses discussing examine examined
  examines exist exists explore explored explores exploring focus focused focuses focusing give
  interested introduce introduced introduces investigate investigated investigates investigating
  know like list look looking mention mentioned mentions name please present presented presents
  propose proposed proposes proposing provide provided provides regarding related relevant show
  suggest suggested tell use used uses want written`,
);

/** Words that a question has at least; fewer are no sentence. */
const QUESTION = 5;

/**
 * The words that a search turns on, without those of asking where the text is a question; all of
 * them where nothing else is left.
 */
export function contentWords<Word>(
  words: readonly Word[],
  formOf: (word: Word) => string,
): readonly Word[] {
  const content = words.filter((word) => !stopWords.has(formOf(word)));
  const [first] = words;
  const asks = first !== undefined && words.length >= QUESTION && askingWords.has(formOf(first));
  const matter = asks ? content.filter((word) => !askedWords.has(formOf(word))) : content;
  return [matter, content, words].find((list) => list.length > 0) ?? [];
}

function listed(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** @param word folded. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
