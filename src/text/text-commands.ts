import type { FrameKind } from './scan.ts';

/** Commands of text whose argument is set in a way of its own. */
export const framing = new Map<string, FrameKind>([
  ...named('emphasis', 'emph textit textsl em it sl'),
  ...named('strong', 'textbf bf'),
  ...named('code', 'texttt tt'),
  ...named('superscript', 'textsuperscript'),
  ...named('subscript', 'textsubscript'),
  ...named('note', 'footnote thanks'),
  ...named(
    'group',
    `text textrm textsc textsf textup textmd textnormal textproc underline uline ul mbox hbox
    fbox rm sc sf enquote math ensuremath smash`,
  ),
]);

/** Declarations that hold to the end of their group: `{\em …}`. */
export const declarations = new Map<string, FrameKind>([
  ...named('emphasis', 'em it sl itshape slshape emph textit'),
  ...named('strong', 'bf bfseries textbf'),
  ...named('code', 'tt ttfamily texttt'),
  ...named('group', 'rm sc sf scshape sffamily rmfamily normalfont small textsc underline'),
]);

/** Words and signs that have a command in text. */
export const wordings = new Map([
  ['ie', 'i.e.'],
  ['eg', 'e.g.'],
  ['etc', 'etc.'],
  ['etal', 'et al.'],
  ['wrt', 'w.r.t.'],
  ['iid', 'i.i.d.'],
  ['LaTeX', 'LaTeX'],
  ['TeX', 'TeX'],
  ['item', '•'],
  ['space', ' '],
  ['par', ' '],
  ['newline', ' '],
  ['linebreak', ' '],
]);

/** Hints to the typesetter that mean nothing here. */
export const hints = new Set(
  `xspace noindent centering smallskip medskip bigskip small em it sl bf tt rm
  sc sf itshape slshape bfseries ttfamily scshape rmfamily sffamily normalfont`.split(/\s+/),
);

/** Mathematics that stands outside dollars, with the number of its arguments. */
export const formulas = new Map<string, number>([
  ...named(2, 'frac tfrac dfrac nicefrac'),
  ...named(
    1,
    `sqrt mathcal mathbb mathbf mathrm mathsf mathit mathfrak mathscr tilde widetilde hat widehat
    bar overline vec dot operatorname boldsymbol`,
  ),
]);

/** `\%` and other characters that TeX escapes, and its small spaces. */
export const escapes = new Map([
  ...['%', '&', '_', '#', '$', '{', '}'].map((sign) => [sign, sign] as const),
  [' ', ' '],
  [',', '\u202f'],
  [';', ' '],
  [':', ' '],
  ['!', ''],
  ['/', ''],
  ['@', ''],
  ['-', ''],
  ['|', '‖'],
  ...['"', "'", '’', '~', '*'].map((sign) => [sign, sign] as const),
]);

function named<const Value>(value: Value, names: string): [string, Value][] {
  return names.split(/\s+/).map((name) => [name, value]);
}
