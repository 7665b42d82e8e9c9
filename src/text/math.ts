import temml from 'temml';
import { cleanMathml } from './mathml.ts';
import { texToPlain } from './tex-plain.ts';

/**
 * Definitions, links, files and raw attributes have no business in a formula of a record; strokes
 * through a term are drawn with inline styles, and without them the term would read as valid.
 */
const refused =
  /\\(?:[egx]?def|(?:future)?let|global|long|(?:re)?newcommand|providecommand|(?:re)?newenvironment|DeclareMathOperator|href|url|includegraphics|class|id|style|data|html\w*|char|unicode|tag|label|(?:eq)?ref|verb|require|[bx]?cancel|cancelto|sout|enclose|rule|toggle|mathtip|texttip|ce|pu)(?![A-Za-z])/;

/** What authors use from packages or by common habit and Temml does not know. */
const habits = {
  '\\eps': '\\varepsilon',
  '\\mbox': '\\text',
  '\\nicefrac': '\\frac',
  '\\poly': '\\operatorname{poly}',
  '\\polylog': '\\operatorname{polylog}',
  '\\OPT': '\\mathrm{OPT}',
  '\\opt': '\\mathrm{opt}',
  '\\Tilde': '\\tilde',
  '\\Hat': '\\hat',
  '\\Bar': '\\bar',
  '\\textmu': '\\mu',
  '\\mathds': '\\mathbb',
};

const longest = 2000;
const remembered = new Map<string, string | undefined>();
const capacity = 20_000;

/**
 * A formula as MathML without style attributes; undefined where Temml cannot read it or where it
 * asks for more than a formula (definitions, links, images, raw attributes, huge sizes): then the
 * source is shown instead. One formula never changes how another is read.
 */
export function renderMath(tex: string, { display = false } = {}): string | undefined {
  const key = (display ? 'D' : 'I') + tex;
  if (remembered.has(key)) return remembered.get(key);
  const mathml = tex.length > longest || refused.test(tex) ? undefined : rendered(tex, display);
  if (remembered.size >= capacity) remembered.clear();
  remembered.set(key, mathml);
  return mathml;
}

/** A formula that reads longer than this may be broken behind its relations. */
const unbrokenLength = 28;

function rendered(tex: string, displayMode: boolean): string | undefined {
  const wraps = !displayMode && texToPlain(tex).length > unbrokenLength;
  const mathml = cleanMathml(markup(tex, displayMode, wraps));
  if (mathml === undefined) return undefined;
  if (wraps) return mathml.replace('<math', '<math class="m-wrap"');
  return withoutOuterRow(mathml);
}

function markup(tex: string, displayMode: boolean, wraps: boolean): string {
  try {
    return temml.renderToString(prepared(tex), {
      displayMode,
      throwOnError: true,
      trust: false,
      wrap: wraps ? 'tex' : 'none',
      maxExpand: 200,
      maxSize: [5, 5],
      macros: { ...habits },
    });
  } catch {
    return '';
  }
}

/** The one row of an unwrapped formula: `<math>` is a row itself. */
function withoutOuterRow(mathml: string): string {
  return mathml.replace(/^(<math[^>]*>)<mrow>(.*)<\/mrow><\/math>$/s, '$1$2</math>');
}

/**
 * A bare `%` would be a comment, `#` a parameter and `&` outside a table an error; all three are
 * meant as characters.
 */
function prepared(tex: string): string {
  const bare = tex.includes('\\begin') ? /\\[\s\S]|[%#]/g : /\\[\s\S]|[%#&]/g;
  return tex.replace(bare, (sign) => (sign.length === 1 ? `\\${sign}` : sign));
}
