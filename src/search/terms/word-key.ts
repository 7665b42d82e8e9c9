import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/**
 * The key of a word of texts in the index: its stem. A function word has a key of its own, so that
 * who looks for `overly` is not led to every `over`.
 * @param form as `indexable` spells it.
 */
export function wordKey(form: string): string {
  return isStopWord(form) ? functionKey(form) : stem(form);
}

/** The form that Pagefind is given, of which it takes the stem. */
export function indexedForm(form: string): string {
  return isStopWord(form) ? functionKey(form) : form;
}

/** The digits at its end keep Pagefind from taking its stem, and apart from other words. */
function functionKey(form: string): string {
  return `${form}01`;
}
