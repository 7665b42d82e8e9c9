import temml from 'temml';
import { pairs } from './commands.ts';
import { texToPlain } from './tex-plain.ts';

/** What has no business in a record's formula, and strokes, which inline styles would draw. */
const refused =
  /\\(?:[egx]?def|(?:future)?let|global|long|(?:re)?newcommand|providecommand|(?:re)?newenvironment|DeclareMathOperator|href|url|includegraphics|class|id|style|data|html\w*|char|unicode|tag|label|(?:eq)?ref|verb|require|[bx]?cancel|cancelto|sout|enclose|rule|toggle|mathtip|texttip|ce|pu)(?![A-Za-z])/;

/** What authors use from packages or by common habit and Temml does not know. */
const habits = Object.fromEntries(
  pairs(String.raw`
\eps \varepsilon \mbox \text \nicefrac \frac \poly \operatorname{poly} \polylog \operatorname{polylog}
\OPT \mathrm{OPT} \opt \mathrm{opt} \Tilde \tilde \Hat \hat \Bar \bar \textmu \mu \mathds \mathbb
`),
);

const longest = 2000;
const remembered = new Map<string, string | undefined>();
const capacity = 20_000;

/** A formula as MathML without styles; undefined where it cannot be read or asks for more than that. */
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
  // A bare `%` would be a comment, `#` a parameter and `&` outside a table an error; all three are
  // meant as characters.
  const bare = tex.includes('\\begin') ? /\\[\s\S]|[%#]/g : /\\[\s\S]|[%#&]/g;
  const prepared = tex.replace(bare, (sign) => (sign.length === 1 ? `\\${sign}` : sign));
  try {
    const markup = temml.renderToString(prepared, {
      displayMode,
      throwOnError: true,
      trust: false,
      wrap: wraps ? 'tex' : 'none',
      maxExpand: 200,
      maxSize: [5, 5],
      macros: { ...habits },
    });
    const mathml = cleanMathml(markup);
    if (wraps) return mathml?.replace('<math', '<math class="m-wrap"');
    // `<math>` is a row itself.
    return mathml?.replace(/^(<math[^>]*>)<mrow>(.*)<\/mrow><\/math>$/s, '$1$2</math>');
  } catch {
    return undefined;
  }
}

/** The elements of a formula with the attributes that shape it; none of them moves or resizes a box. */
const elements = new Map<string, ReadonlySet<string>>(
  `math display; mi mathvariant; mo form stretchy symmetric minsize maxsize lspace rspace
  movablelimits; mspace width height; mfrac linethickness; mover accent; munder accentunder;
  munderover accent accentunder; mtable columnalign rowspacing columnspacing; mrow; mn; ms; mtext;
  mpadded; mphantom; mstyle; msub; msup; msubsup; mmultiscripts; mprescripts; none; msqrt; mroot;
  mtr; mtd; menclose`
    .split(/;\s+/)
    .map((entry) => {
      const [element = '', ...names] = entry.split(/\s+/);
      return [element, new Set(names)];
    }),
);

/** Elements that hold text and nothing else. */
const tokens = /^m(?:[inos]|text)$/;

/** Temml's inline styles that carry meaning, as classes of math.css; the others are dropped. */
const styleClasses = new Map([
  ['math-depth:0;', 'm-accent'],
  ['margin-left:-0.1667em;', 'm-tight'],
  ['font-weight:bold;', 'm-bold'],
  ['font-weight:bold', 'm-bold'],
  ["font-style:italic;font-family:Cambria, 'Times New Roman', serif;font-weight:bold;", 'm-bold'],
  ['math-depth:2;', 'm-small'],
]);

const classes =
  /^(?:tml-(?:(?:sml|med|lrg)-pad|tilde-[2-4]|hat-[1-4]|underline|overline|prime|left|right)|(?:chr|wbk)-(?:sml|med|lrg)|wbk-(?:acc|(?:sml|med|lrg)-acc))$/;

const tag = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)>|[<>]/g;
const attribute = / ([a-z-]+)="([^"]*)"/g;
const plainValue = /^(?:[a-z]+|-?\d*\.?\d+(?:em|ex|px|pt)?)$/;

/** Space of more than this many em in one formula would push the page around. */
const widestSpace = 20;

const longestMarkup = 30_000;

/** Temml's output with nothing but what is listed here; undefined where it is empty, odd or huge. */
export function cleanMathml(markup: string): string | undefined {
  if (markup === '' || markup.length > longestMarkup) return undefined;
  const sum = { sound: true, space: 0 };
  let parent = '';
  const clean = markup.replace(tag, (whole, slash: string, name: string, rest: string) => {
    const known = elements.get(name);
    if (!known || (slash === '' && tokens.test(parent))) sum.sound = false;
    parent = slash === '' ? name : '';
    return known && rest !== '' ? `<${slash}${name}${cleanAttributes(known, rest, sum)}>` : whole;
  });
  return sum.sound && sum.space <= widestSpace ? clean : undefined;
}

function cleanAttributes(known: ReadonlySet<string>, rest: string, sum: { space: number }): string {
  const names: string[] = [];
  let text = '';
  for (const [, name = '', value = ''] of rest.matchAll(attribute)) {
    if (name === 'class') names.push(...value.split(' ').filter((each) => classes.test(each)));
    else if (name === 'style') names.push(...(styleClasses.get(value)?.split(' ') ?? []));
    else if (known.has(name) && plainValue.test(value)) {
      text += ` ${name}="${value}"`;
      if (name === 'width') sum.space += Math.abs(Number.parseFloat(value));
    }
  }
  if (names.includes('m-tight')) sum.space += 1;
  return names.length === 0 ? text : `${text} class="${names.join(' ')}"`;
}
