import { matchLetter } from '#text/text-command.ts';
import { toPlain } from '#text/to-plain.ts';
import { htmlToTex, paragraphs } from './html-text.ts';
import { journalMacros } from './journal-macros.ts';

/** Commands that stand for a character or a name; `\relax` stands for nothing. */
const signs = new Map([
  ['relax', ''],
  ['newblock', ''],
  ['xspace', ''],
  ['nobreakdash', ''],
  ['nobreakspace', ' '],
  ['thinspace', ' '],
  ['BibTeX', 'BibTeX'],
  ...journalMacros,
  ...`textbackslash \\ textasciitilde ~ textasciicircum ^ textless < textgreater > textbar |
    textbraceleft { textbraceright } textunderscore _ textquoteright ’ textquoteleft ‘
    textquotedblleft “ textquotedblright ” textendash – textemdash — textellipsis … dots … ldots …
    textregistered ® texttrademark ™ textdegree ° textmu µ copyright © slash / textquotesingle '
    textquotedbl " textdollar $ textbullet • textperiodcentered · textasteriskcentered * textsection §
    textparagraph ¶ S § P ¶ pounds £ textsterling £ texteuro € euro € guillemotleft « guillemotright »
    guilsinglleft ‹ guilsinglright › quotedblbase „ quotesinglbase ‚ textexclamdown ¡
    textquestiondown ¿ textordfeminine ª textordmasculine º textonehalf ½ textcent ¢ textyen ¥
    textpm ± textmultiply × texttimes × textdiv ÷ textonesuperior ¹ texttwosuperior ²
    textthreesuperior ³ textcelsius ℃ textnumero № textdagger † textdaggerdbl ‡ dag † ddag ‡
    textcopyright © textservicemark ℠ textapostrophe ’ textvisiblespace ␣
    glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹ frq › textthreequarters ¾ textonequarter ¼ textohm Ω
    og « fg » textperthousand ‰ permil ‰ No № eth ð ij ĳ IJ Ĳ hyp - textcurrency ¤ textinterrobang ‽ textbrokenbar ¦ textquotestraightbase ‚`
    .matchAll(/(\S+) (\S)/g)
    .map(([, name = '', sign = '']): [string, string] => [name, sign]),
]);

/** One thing of TeX at a time: formulas, commands, escapes, braces, ties. */
const token =
  /\$\$[^$]*\$\$|\$(?:[^$\\]|\\[\s\S])*\$|\\\([\s\S]*?\\\)|\\[A-Za-z]+\*?|\\[^A-Za-z]|[{}~]|[^\\{}~$]+|\$/gy;

/** What the markup writes between stars. */
const emphasised = /(?<![\p{L}\p{N}*}])\\emph\{(?! )([^{}*\\$]+)(?<! )\}(?![\p{L}\p{N}*{])/gu;

/** An acute over nothing, as in `d{\'}Arc`: it stands for an apostrophe. */
export const emptyAcute = /\{\\'\}|\\'\{\}/g;

/** The accents that a space may part from their letter: `\c c`, `\v s`. */
const looseAccent = /\\([cvuHkrbdh]) +([A-Za-z])/g;

/** In TeX every letter takes an accent without braces, but for the `s` of `project\'s`. */
const bareAccent = /\\(['`"^~=.])(?!'?s(?!\p{L}))\s?([A-Za-z])/gu;

/** Two accents and one letter, as in `\`\^a`. */
const stackedAccent = /\\(['`~])\s?\\(\^)\{?([A-Za-z])\}?/g;

/** An accent above another: Vietnamese has `\~{\^e}`. */
const doubleAccent =
  /\\(['`"^~=.cvuHkrbdh])\s?\{\s?(\\[^A-Za-z]\s?\{?[A-Za-z]\}?|\\[cvuHkrbdh]\{[A-Za-z]\}|\{\\[^A-Za-z][A-Za-z]\})\s?\}/g;

// Our own BibTeX writes the signs themselves as $<$ and $>$.
const less = String.raw`\{?(?:\$\s?\\(?:less|lt)\s?\$|\\textless(?:\{\}|\s)?)\}?`;
const greater = String.raw`\{?(?:\$\s?\\(?:greater|gtr?)\s?\$|\\textgreater(?:\{\}|\s)?)\}?`;
const writtenTag = new RegExp(`${less}(/?[a-z][a-z0-9:-]{0,15})${greater}`, 'gi');

/** Tags and entities that Crossref and Zotero wrote in TeX, as `$\less$i$\greater$` and `{\&}amp$\mathsemicolon$`. */
function withTags(tex: string): string {
  if (!/less|\\lt|\\math(?:semicolon|plus)/.test(tex)) return tex;
  return tex
    .replace(writtenTag, '<$1>')
    .replace(/\{?\\&\}?(#?\w{1,20})\$\\mathsemicolon\$/g, '&$1;')
    .replace(/\$\\math(?:semicolon|(plus))\$/g, (_, plus) => (plus ? '+' : ';'));
}

/** The markup for a value in TeX: letters as Unicode, braces that only keep capitals gone. Never fails. */
export function texToMarkup(tex: string): string {
  if (!/[\\{}~$<&*\u2028\u2029]/.test(tex)) return paragraphs(tex);
  const source = withAccents(htmlToTex(withTags(tex)));
  const bare = convert(source, false);
  if (!/\\[$*]|\*[^*]*\*/.test(source)) return bare;
  const guarded = convert(source, true);
  return toPlain(bare) === toPlain(guarded) ? bare : guarded;
}

/** The same as plain text, for names and other values that are shown as they are. */
export function texToText(tex: string): string {
  const markup = texToMarkup(tex);
  return /[\\$`{*]|''/.test(markup) ? toPlain(markup) : markup;
}

/** The first command of TeX that is left in a text, for what reads it will show it as it is written. */
export function unreadCommand(markup: string): string | undefined {
  if (!markup.includes('\\')) return undefined;
  return /\\(?:[A-Za-z]{2,}|[A-Za-z](?=\s?\{))/.exec(
    toPlain(markup.replace(/\$[^$]*\$/g, '')),
  )?.[0];
}

/** Every accent with its letter in braces, so that none is taken for a quote or a tie. */
function withAccents(tex: string): string {
  if (!tex.includes('\\')) return tex;
  return withoutLayout(tex)
    .replace(emptyAcute, "'")
    .replace(/\\'(?=[bdfhjqtvxBDFHJQTVX])/g, "'")
    .replace(/\\mkbib(?:emph|italic)(?![A-Za-z])/g, '\\emph')
    .replace(
      /\\(?:(?:foreign|hyphen)quote\*?\s?\{[^{}]*\}|enquote\*?|mkbibquote)\s?\{([^{}]*)\}/g,
      '“$1”',
    )
    .replace(/\\mkbibparens\s?\{([^{}]*)\}/g, '($1)')
    .replace(/\\mkbibbrackets\s?\{([^{}]*)\}/g, '[$1]')
    .replace(/\\(?:mkbibacro|autocap)\s?(?=\{)/g, '')
    .replace(/\\textcommabelow\s?\{?([sStT])\}?/g, (_, letter: string) =>
      `${letter}\u0326`.normalize('NFC'),
    )
    .replace(/\\mkbibbold(?![A-Za-z])/g, '\\textbf')
    .replace(/\\cprime(?![A-Za-z])\s?(?:\{\})?/g, 'ʹ')
    .replace(looseAccent, '\\$1{$2}')
    .replace(stackedAccent, '\\$1{\\$2{$3}}')
    .replace(bareAccent, '\\$1{$2}')
    .replace(doubleAccent, (whole, sign, inner: string) => {
      const letter = matchLetter(inner, 0);
      if (letter?.end !== inner.length) return whole;
      // The circumflex is next to its letter, in whatever order they are written.
      const [base = '', ...above] = letter.text.normalize('NFD');
      return sign === '^' && above.length > 0
        ? [base, '\u0302', ...above].join('').normalize('NFC')
        : `\\${sign}{${letter.text}}`;
    });
}

const argument = String.raw`\s*\{((?:[^{}]|\{[^{}]*\})*)\}`;
const twoArguments = new RegExp(
  String.raw`\\(textcolor|colorbox|href|texorpdfstring|foreignlanguage|nicefrac|sfrac)(?![A-Za-z])${argument}${argument}`,
  'g',
);
const oneArgument = new RegExp(
  String.raw`\\(uppercase|MakeUppercase|lowercase|MakeLowercase|acro|acs?|gls|noopsort|label|cite[a-z]*|[hv]space\*?)(?![A-Za-z])${argument}`,
  'g',
);

/** What is only for a typesetter: colours, links, spaces, sort keys. */
function withoutLayout(tex: string): string {
  return tex
    .replace(twoArguments, (_, name: string, one: string, two: string) =>
      name.endsWith('frac') ? `${one}/${two}` : `{${two}}`,
    )
    .replace(oneArgument, (_, name: string, inner: string) => {
      if (/uppercase$/i.test(name)) return `{${inner.toUpperCase()}}`;
      if (/lowercase$/i.test(name)) return `{${inner.toLowerCase()}}`;
      return /^(?:acro|acs?|gls)$/.test(name) ? `{${inner}}` : '';
    })
    .replace(/\\(?:q?quad|linebreak|newline|hfill)(?![A-Za-z])\s*/g, ' ')
    .replace(/\\(?:protect|sloppy|noindent|allowbreak)(?![A-Za-z])\s*/g, '');
}

/** `guarded` escapes the dollars and stars that are characters in TeX and markup here. */
function convert(source: string, guarded: boolean): string {
  let text = '';
  const kept: boolean[] = [];
  for (let at = 0; at < source.length; ) {
    const letter = source[at] === '\\' || source[at] === '{' ? matchLetter(source, at) : undefined;
    if (letter) {
      text += letter.text;
      at = letter.end;
      continue;
    }
    token.lastIndex = at;
    const [found = source[at] ?? ''] = token.exec(source) ?? [];
    at += found.length;
    const next = source[at] === '{' && source[at + 1] === '}' ? at + 2 : at;
    const sign = signs.get(found.slice(1));
    if (found === '{') kept.push(keepsBrace(text, source, at));
    if (found === '{' || found === '}')
      text += (found === '}' ? kept.pop() : kept.at(-1)) ? found : '';
    else if (found.startsWith('\\') && sign !== undefined) {
      text += sign;
      at = next === at && /[ \t]/.test(source[at] ?? '') ? at + 1 : next;
    } else text += write(found, guarded);
  }
  return paragraphs(text).replace(emphasised, '*$1*');
}

/** A brace stays where it holds the argument of a command or a declaration that is still there. */
function keepsBrace(before: string, source: string, at: number): boolean {
  return (
    /\\[A-Za-z]+\*?$/.test(before) ||
    /^\s*\\(?:em|it|bf|tt|sl)(?![A-Za-z])/.test(source.slice(at, at + 6))
  );
}

function write(found: string, guarded: boolean): string {
  if (found === '~' || found === '\\ ' || found === '\\\n') return ' ';
  if (found === '\\$') return guarded ? '\\$' : '$';
  if (/^\\[%&_#{}]$/.test(found)) return found.slice(1);
  if (found === '\\\\') return ' ';
  if (found === '\\par') return '\n\n';
  if (/^\\[-/@]$/.test(found)) return '';
  if (found.startsWith('\\') || found.startsWith('$')) return found;
  return guarded ? found.replaceAll('*', '\\*') : found;
}
