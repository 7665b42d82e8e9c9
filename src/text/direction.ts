/** Languages that are written from right to left; a script that is named counts more. */
const rightToLeft =
  /^(?:ar|arc|ckb|dv|fa|he|iw|khw|ks|ps|sd|syr|ug|ur|yi)\b(?!-Latn)|-(?:Arab|Hebr|Syrc|Thaa)\b/;

/** The attributes of a text in a language of its own; none where that is not known. */
export function languageOf(language: string | undefined): { lang?: string; dir?: 'rtl' } {
  if (language === undefined) return {};
  return { lang: language, ...(rightToLeft.test(language) && { dir: 'rtl' as const }) };
}
