import { endOfRun, type Scan } from './nodes.ts';

/** A formula found in a text: its source without delimiters, and where the text goes on. */
type MathSpan = { tex: string; display: boolean; end: number } | undefined;

/** A formula longer than this is none: the search for its end must not run through the text. */
const longest = 2000;

const environments = /\\begin\{((?:equation|align|gather|multline|eqnarray)\*?)\}/y;

/** The formula that starts at `at`; undefined where its sign is a character, as in `$5 and $10`. */
function matchMath(source: string, at: number): MathSpan {
  if (source.startsWith('$$', at)) {
    const span = delimited(source, at, '$$');
    if (!span || isProse(span.tex)) return undefined;
    return isPlainlyTex(span.tex) || !/^\s|\s$/.test(span.tex) ? span : undefined;
  }
  if (source.startsWith('$', at)) return dollars(source, at);
  if (source.startsWith('\\(', at)) return delimited(source, at, '\\)');
  if (source.startsWith('\\[', at)) return delimited(source, at, '\\]');
  environments.lastIndex = at;
  const name = environments.exec(source)?.[1];
  return name === undefined ? undefined : environment(source, at, name);
}

function delimited(source: string, at: number, close: string): MathSpan {
  const end = closing(source, at + close.length, close);
  if (end === undefined) return undefined;
  const tex = source.slice(at + close.length, end);
  if (tex.trim() === '') return undefined;
  return { tex: repaired(tex), display: close !== '\\)', end: end + close.length };
}

/** Where the delimiter closes; a formula in brackets holds no other. */
function closing(source: string, start: number, close: string): number | undefined {
  const limit = Math.min(source.length, start + longest);
  for (let index = start; index < limit; index += 1) {
    if (source.startsWith(close, index)) return index;
    if (source[index] !== '\\') continue;
    if (!close.startsWith('$') && /[([]/.test(source[index + 1] ?? '')) return undefined;
    index += 1;
  }
  return undefined;
}

/** An environment's equations, which need no other once they are aligned. */
function environment(source: string, at: number, name: string): MathSpan {
  const open = `\\begin{${name}}`;
  const close = `\\end{${name}}`;
  const length = source.slice(at, at + longest).indexOf(close);
  if (length < 0) return undefined;
  const body = source.slice(at + open.length, at + length).replace(/\\label\{[^{}]*\}/g, '');
  const tex = /&|\\\\/.test(body) ? `\\begin{aligned}${body}\\end{aligned}` : body;
  return { tex, display: true, end: at + length + close.length };
}

/**
 * Pandoc's rule (https://pandoc.org/MANUAL.html#extension-tex_math_dollars): the opening dollar
 * has no space behind it, the closing one none before it and no digit behind it. Both exceptions
 * that abstracts make, `$ k \ll n $` and `256$\times$256`, hold where the content is plainly TeX.
 */
function dollars(source: string, at: number): MathSpan {
  const end = closing(source, at + 1, '$');
  if (end === undefined) return undefined;
  const tex = source.slice(at + 1, end);
  if (tex.trim() === '' || isProse(tex)) return undefined;
  const strict = !/^\s|\s$/.test(tex) && !/\d/.test(source[end + 1] ?? '');
  if (!strict && !isPlainlyTex(tex)) return undefined;
  return { tex: repaired(tex), display: false, end: end + 1 };
}

/** A sum of money with words behind it, or two words in a row outside text commands. */
function isProse(tex: string): boolean {
  if (/^\s*[\d.,]+\s?(?:[KMB]|[mb]illion)?\s+[a-z]{2,}[\s,;]/i.test(tex)) return true;
  const bare = tex.replace(/\\(?:text\w*|mbox|math\w+|operatorname|emph)\s*\{[^{}]*\}/g, '#');
  return /[A-Za-z]{2,}[.,;:]?\s+\(?[A-Za-z]{2,}/.test(bare.replace(/\\[A-Za-z]+/g, '#'));
}

function isPlainlyTex(tex: string): boolean {
  return /[\\^_=<>]|^\s*[-+~]\s*$/.test(tex) || /^\s*[A-Za-z](?:\([^()]*\))?\s*$/.test(tex);
}

/**
 * Undoes what passing through other formats did: `\\alpha` for `\alpha`, since a line break has no
 * meaning in inline math, `$\(x\)$`, and `\_{x}`, a subscript escaped for Markdown.
 */
function repaired(tex: string): string {
  if (tex.includes('\\begin') || tex.includes('\\substack')) return tex;
  return tex
    .replace(/^\s*\\\((.*)\\\)\s*$/, '$1')
    .replace(/\\\\(?=[A-Za-z%{}_&#|,;])/g, '\\')
    .replace(/\\_(?=\{)/g, '_');
}

/** A formula, or the dollar that closes one which was only text. */
export function readDollar(scan: Scan, at: number): number | undefined {
  if (at === scan.emptyDollar) return at + 1;
  const end = endOfRun(scan.source, at);
  if (end - at < 3) return readMath(scan, at);
  scan.addText('$'.repeat(end - at));
  return end;
}

/** Commands that set words in another font; a formula of nothing else is text. */
const wording = /\\(?:text[a-z]*|emph|underline|mbox|em|it|bf|tt|sc|rm|sl)(?![A-Za-z])/g;

/** What authors raise on a word of text, as in `I$^2$` and `the $i$$^{th}$`. */
const raised = /^\s*(?:\{\})?([\^_])\s*\{?\s*([\d+*-]{1,3}|st|nd|rd|th)\s*\}?\s*$/;

export function readMath(scan: Scan, at: number): number | undefined {
  const math = matchMath(scan.source, at);
  if (!math) return undefined;
  const { tex, display, end } = math;
  if (scan.source[at] === '$' && isText(tex)) {
    scan.emptyDollar = end - 1;
    return at + 1;
  }
  const [, sign, value] = raised.exec(tex) ?? [];
  const type = sign === '^' ? 'superscript' : 'subscript';
  if (value === undefined) scan.addNodes([{ type: 'math', tex, display }]);
  else scan.addNodes([{ type, children: [{ type: 'text', value: value.replace('-', '−') }] }]);
  return end;
}

function isText(tex: string): boolean {
  const bare = tex.replace(wording, '');
  if (bare === tex || /[\\^_=$]/.test(bare)) return false;
  const outside = bare.replace(/\{[^{}]*\}/g, '').replace(/\{[^{}]*\}/g, '');
  return /^[\s~(),.:;-]*$/.test(outside);
}
