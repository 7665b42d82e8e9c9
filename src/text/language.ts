/** How a text is marked that is not in the language of the page around it. */
export interface InLanguage {
  /** BCP 47; a script by itself where several languages have it. */
  lang?: string;
  dir?: 'rtl';
}

/** Scripts that English does not have, with the language to read them in. */
const scripts = (
  [
    ['Hangul', 'ko'],
    ['Thai', 'th'],
    ['Greek', 'el'],
    ['Armenian', 'hy'],
    ['Georgian', 'ka'],
    ['Khmer', 'km'],
    ['Lao', 'lo'],
    ['Myanmar', 'my'],
    ['Sinhala', 'si'],
    ['Tamil', 'ta'],
    ['Telugu', 'te'],
    ['Kannada', 'kn'],
    ['Malayalam', 'ml'],
    ['Gujarati', 'gu'],
    ['Gurmukhi', 'pa'],
    ['Devanagari', 'und-Deva'],
    ['Bengali', 'und-Beng'],
    ['Cyrillic', 'und-Cyrl'],
    ['Ethiopic', 'und-Ethi'],
    ['Hebrew', 'he', 'rtl'],
    ['Arabic', 'und-Arab', 'rtl'],
    ['Syriac', 'syr', 'rtl'],
    ['Thaana', 'dv', 'rtl'],
  ] as const
).map(([script, lang, dir]) => ({
  letters: new RegExp(`\\p{Script=${script}}`, 'gu'),
  marks: { lang, ...(dir && { dir }) },
}));

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/gu;

/** The part of its letters that makes a text one of a language: it may name things in English. */
const LEAST_SHARE = 0.4;

/** Languages that are written from right to left; a script that is named counts more. */
const rightToLeft =
  /^(?:ar|arc|ckb|dv|fa|he|iw|khw|ks|ps|sd|syr|ug|ur|yi)\b(?!-Latn)|-(?:Arab|Hebr|Syrc|Thaa)\b/;

/**
 * The attributes of a text's element: those of the language that it is said to be in, or else by
 * its letters; none in a script that English has.
 */
export function inLanguage(text: string, language?: string): InLanguage {
  if (language === undefined) return byLetters(text);
  return { lang: language, ...(rightToLeft.test(language) && { dir: 'rtl' }) };
}

function byLetters(text: string): InLanguage {
  // Nearly all texts: what is below costs more than to see that they need none of it.
  if (!/[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufeff]|[\ud840-\ud88f]/.test(text)) return {};
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const isIn = (script: RegExp) =>
    (text.match(script)?.length ?? 0) >= Math.max(1, LEAST_SHARE * letters);
  if (kana.test(text)) return { lang: 'ja' };
  if (isIn(han)) return { lang: 'zh' };
  return scripts.find(({ letters: own }) => isIn(own))?.marks ?? {};
}
