const raised = new Map(
  Object.entries({
    '0': '⁰',
    '1': '¹',
    '2': '²',
    '3': '³',
    '4': '⁴',
    '5': '⁵',
    '6': '⁶',
    '7': '⁷',
    '8': '⁸',
    '9': '⁹',
    '+': '⁺',
    '-': '⁻',
    n: 'ⁿ',
    i: 'ⁱ',
    '⊤': 'ᵀ',
    T: 'ᵀ',
    '∘': '°',
    '∗': '*',
    '⋆': '⋆',
  }),
);

/** Superscripts that stand as they are. */
const alreadyRaised = /^[*′°†‡']+$/;

/**
 * A superscript in plain text: `²`, `⁻¹`, `ᵀ`, otherwise `^d` or `^(2/3)`; `th` of `$n^{th}$` as it
 * is.
 */
export function plainSuperscript(base: string, script: string): string {
  const text = script.trim();
  if (text === '') return '^';
  if (alreadyRaised.test(text) || /^(?:st|nd|rd|th)$/.test(text)) return text;
  const characters = [...text];
  const all = characters.map((character) => raised.get(character));
  if (all.every((character) => character !== undefined)) return all.join('');
  return base === '' && /^\p{L}+$/u.test(text) ? text : `^${bracketed(text)}`;
}

/** A subscript in plain text: `ℓ1`, `ℓ∞`, otherwise `x_i` or `x_(i+1)`. */
export function plainSubscript(base: string, script: string): string {
  const text = script.trim();
  if (text === '') return '_';
  const attached = /^(?:\d+|∞)$/.test(text) && (base === '' || /[\p{L}\p{M}]$/u.test(base));
  return attached ? text : `_${bracketed(text)}`;
}

/** A word, a number or one character as it is, anything else in parentheses. */
function bracketed(text: string): string {
  return /^(?:\p{L}+|\d+(?:\.\d+)?|.)$/u.test(text) ? text : factor(text);
}

/** The same for what is multiplied: `KT` needs parentheses under a root or a fraction bar. */
export function factor(text: string): string {
  const bare = text.trim();
  return /^(?:√?(?:\p{L}\p{M}?|\d+(?:\.\d+)?|.|\([^()]*\)))$/u.test(bare) ? bare : `(${bare})`;
}
