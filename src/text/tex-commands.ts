/** Commands that are a space in plain text. */
export const spacing = new Set([
  ',',
  ';',
  ':',
  ' ',
  '>',
  '\\',
  'quad',
  'qquad',
  'enspace',
  'newline',
]);

/** Sizes, styles and hints that leave no trace in plain text. */
export const ignored = new Set(
  `! / limits nolimits displaystyle textstyle scriptstyle rm bf it sf tt cal sc em bfseries big Big
  bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm mleft mright middle nonumber
  notag allowbreak nobreak relax small tiny footnotesize scriptsize
  normalsize large Large LARGE huge Huge boldmath hline protect strut`.split(/\s+/),
);

/** Commands that only dress their argument. */
export const transparent = new Set(
  `text textrm textbf textit texttt textsf textsc textup textnormal textsl textmd emph mathrm mathbf
  mathcal mathit mathsf mathtt mathfrak mathscr mathds mathbbm mathnormal mathop mathbin mathrel
  mathord mathopen mathclose mathpunct mathinner operatorname boldsymbol bm pmb mbox hbox fbox
  ensuremath underline smash boxed symbf symup underbrace overbrace rlap llap mathrlap mathllap
  phantom substack`.split(/\s+/),
);

/** Accents as combining characters. */
export const accents = new Map([
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['Tilde', '\u0303'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['Hat', '\u0302'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['Bar', '\u0304'],
  ['vec', '\u20d7'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['check', '\u030c'],
  ['breve', '\u0306'],
  ['mathring', '\u030a'],
]);

/** Commands whose first argument is no text: a colour, a length, a label. */
export const dropping = new Set(
  'begin end color textcolor label tag hspace vspace kern raisebox'.split(' '),
);

/** Letters that are known in double struck form; others are plain capitals. */
export const doubleStruck = new Map([
  ['R', 'ℝ'],
  ['N', 'ℕ'],
  ['Z', 'ℤ'],
  ['Q', 'ℚ'],
  ['C', 'ℂ'],
]);
