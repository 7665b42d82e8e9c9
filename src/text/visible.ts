/**
 * Text of others as it may stand in a line of a terminal or a log: signs that would move the
 * cursor, change colours, end the line or turn the order of letters are written as their numbers.
 * @example visible('a\u001b[31m') // 'a\u001b[31m', spelled out
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
