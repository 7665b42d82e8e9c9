/** An accent on one character is set, on more it is left out. */
export function withAccent(base: string, accent: string): string {
  const [first = '', ...rest] = base;
  return rest.length === 0 && first !== '' ? (first + accent).normalize('NFC') : base;
}

/** An operator has a space on both sides or on neither, as its left side is written. */
export function withOperator(row: string, operator: string, isLast: boolean): string {
  const before = row.trimEnd();
  if (before === '' || /[([{=<>]$/.test(before)) return row + operator;
  return before === row || isLast ? before + operator : `${before} ${operator} `;
}

/** Marks the end of a function's name, which may not run into its argument: U+2061. */
const application = '\u2061';

/** `n\log n` is `n log n`. */
export function withFunction(row: string, name: string): string {
  const apart = /[\p{L}\p{N})\u2061]$/u.test(row) ? ' ' : '';
  return row + apart + name + application;
}

/** One space between words, none inside brackets, none of the marks of functions. */
export function tidy(text: string): string {
  return text
    .replace(/\u2061(?=[\p{Lu}\p{Ll}\p{Lo}\d√])/gu, ' ')
    .replaceAll(application, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[)\],;⟩⌉⌋])|(?<=[([⟨⌈⌊]) /g, '')
    .trim();
}
