/** Marks that LaTeX sets on a letter, by their combining character. */
const accents: Record<string, string> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

const letters: Record<string, string> = {
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  đ: '{\\dj}',
  Đ: '{\\DJ}',
  ð: '{\\dh}',
  Ð: '{\\DH}',
  þ: '{\\th}',
  Þ: '{\\TH}',
  ı: '{\\i}',
  ȷ: '{\\j}',
  '–': '--',
  '—': '---',
  '‐': '-',
  '‑': '-',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '…': '{\\textellipsis}',
  '×': '$\\times$',
  '−': '$-$',
  '±': '$\\pm$',
  '→': '$\\to$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '≈': '$\\approx$',
  '∞': '$\\infty$',
};

/** The commands of the letters from α to ω; omicron has none. */
const greek = [
  'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi _ pi rho varsigma',
  'sigma tau upsilon varphi chi psi omega',
].flatMap((names) => names.split(' '));

const greekCapitals = /[ΓΔΘΛΞΠΣΦΨΩ]/;

/**
 * Text in the ASCII commands of classic LaTeX: `é` is `{\'e}`, `ł` is `{\l}`, `–` is `--`.
 * Characters for which LaTeX has no plain command stay as they are.
 */
export function toLatexLetters(text: string): string {
  return text.normalize('NFC').replace(/[^\t\n -~]/gu, latexLetter);
}

function latexLetter(character: string): string {
  return letters[character] ?? greekLetter(character) ?? accentedLetter(character) ?? character;
}

function greekLetter(character: string): string | undefined {
  const small = greek[character.toLowerCase().charCodeAt(0) - 0x3b1];
  if (small === undefined || small === '_') return undefined;
  if (character === character.toLowerCase()) return `$\\${small}$`;
  const capital = small.replace('var', '').replace(/^./, (first) => first.toUpperCase());
  return greekCapitals.test(character) ? `$\\${capital}$` : undefined;
}

function accentedLetter(character: string): string | undefined {
  const [base = '', mark = '', ...more] = character.normalize('NFD');
  const accent = accents[mark];
  if (accent === undefined || more.length > 0 || !/[A-Za-z]/.test(base)) return undefined;
  return /[a-zA-Z]/.test(accent) ? `{\\${accent}{${base}}}` : `{\\${accent}${base}}`;
}
