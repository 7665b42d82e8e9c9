import { matchMath } from './math-span.ts';
import { addNode, addText, type Scan } from './scan.ts';

/** A formula, or the dollar that closes one which was only text. */
export function readDollar(scan: Scan, at: number): number | undefined {
  if (at === scan.emptyDollar) return at + 1;
  let end = at + 1;
  while (scan.source[end] === '$') end += 1;
  if (end - at < 3) return readMath(scan, at);
  addText(scan, '$'.repeat(end - at));
  return end;
}

/** Commands that set words in another font; a formula of nothing else is text. */
const wording = /\\(?:text[a-z]*|emph|underline|mbox|em|it|bf|tt|sc|rm|sl)(?![A-Za-z])/g;

/** What authors raise on a word of text, as in `I$^2$` and `the $i$$^{th}$`. */
const raised = /^\s*(?:\{\})?([\^_])\s*\{?\s*([\d+*-]{1,3}|st|nd|rd|th)\s*\}?\s*$/;

export function readMath(scan: Scan, at: number): number | undefined {
  const math = matchMath(scan.source, at);
  if (!math) return undefined;
  if (scan.source[at] === '$' && isText(math.tex)) {
    scan.emptyDollar = math.end - 1;
    return at + 1;
  }
  const [, sign, value] = raised.exec(math.tex) ?? [];
  if (value === undefined) {
    addNode(scan, { type: 'math', tex: math.tex, display: math.display });
  } else {
    const type = sign === '^' ? 'superscript' : 'subscript';
    addNode(scan, { type, children: [{ type: 'text', value: value.replace('-', '−') }] });
  }
  return math.end;
}

function isText(tex: string): boolean {
  const bare = tex.replace(wording, '');
  if (bare === tex || /[\\^_=$]/.test(bare)) return false;
  const outside = bare.replace(/\{[^{}]*\}/g, '').replace(/\{[^{}]*\}/g, '');
  return /^[\s~(),.:;-]*$/.test(outside);
}
