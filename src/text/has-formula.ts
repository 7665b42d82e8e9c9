import { toHtml } from './to-html.ts';

/** Whether a title or abstract shows a formula as MathML, for which a page needs its style. */
export function hasFormula(source: string): boolean {
  return /[$\\]/.test(source) && toHtml(source).includes('<math');
}
