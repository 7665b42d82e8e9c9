import {
  type LexiconFiles,
  lexiconFile,
  lexiconPlace,
  openLexicon,
} from '#search/index/lexicon-files.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { onceEach, type Source } from './source.ts';

export type Lexicon = ReturnType<typeof lexiconIn>;

/** The words of the language and of the field, whether a paper has them or not. */
export function lexiconIn(source: Source, files: LexiconFiles, keyOf: KeyOf) {
  const numbersIn = onceEach(async (part: number) =>
    openLexicon(await source.gzip(lexiconFile(files, part))),
  );
  return {
    /** Whether a word, as `wordsOf` gives it, is one in any of its forms. */
    async has(word: string): Promise<boolean> {
      if (files.keys === 0) return false;
      const { part, number } = lexiconPlace(keyOf(word), files);
      return (await numbersIn(part)).has(number);
    },
  };
}
