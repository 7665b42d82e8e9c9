import { texToPlain } from './tex-plain.ts';

const simple =
  /^(?:[\d\s.,:%+\-<>=/]|\\[%,# ]|\{,\}|\^\s?\{?\\circ\}?|\\(?:times|pm|mp|sim|approx|leq?|geq?|to|(?:left|right|leftright|up|down)arrow|checkmark|l?dots|ast|bullet)(?![A-Za-z]))+$/;

/**
 * The text of a formula of numbers, signs and units only, such as `$49\%$`, `$3.9\times$`,
 * `$256\times$`; undefined for formulas that need MathML.
 */
export function plainFormula(tex: string): string | undefined {
  if (tex.length > 60 || !simple.test(tex)) return undefined;
  return texToPlain(tex).replace(/^-(?!\d+[-–])|(?<=[\s(=<>])-(?=\d)/g, '−');
}
