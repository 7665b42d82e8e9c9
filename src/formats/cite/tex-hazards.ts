/**
 * Commands with which a formula would do more than show something, once somebody typesets a
 * bibliography: files, other programs, definitions, loops, tests, links, pictures, jumps.
 */
const hazards = new RegExp(
  String.raw`\\(?:(?:${[
    'input|endinput|include|includeonly|InputIfFileExists|IfFileExists|verbatiminput|lstinputlisting',
    'openin|openout|closein|closeout|read|readline|write|immediate|special|jobname|scantokens',
    'shellescape|ShellEscape|directlua|latelua|pdf\\w*|lua\\w*|XeTeX\\w*',
    '[egx]?def|futurelet|let|global|long|outer|protected|csname|endcsname|expandafter|noexpand',
    '(?:re)?newcommand|providecommand|(?:re)?newenvironment|newif|newread|newwrite|newtoks|newbox',
    'newcount|newdimen|newskip|newtheorem|newlength|newcounter|Declare\\w+|NewDocumentCommand',
    '(?:cat|lc|uc|sf|math|del)code|active|loop|repeat|if(?!f(?![a-z]))\\w*|@\\w*|makeat\\w+',
    'every\\w+|output|shipout|afterassignment|aftergroup|advance|multiply|divide|count|toks|ExplSyntaxOn',
    'usepackage|RequirePackage|documentclass|bibliography|addbibresource|href|url|hyper\\w*',
    'includegraphics|verb|lstinline|mintinline|char|unicode|rule|class|id|style|data|html\\w*|cssId',
    'mmlToken|bbox|require|tag|label|(?:page|eq|auto)?ref|cite\\w*|footnote|marginpar|batchmode',
    'scrollmode|nonstopmode|errorstopmode|end(?!\\s*\\{)|stop|dump|bye',
    // No commands, but citation-js takes names that all JavaScript objects have for some.
    'constructor|toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|__\\w+',
  ].join('|')})(?![A-Za-z]))|\^\^`,
);

const environments =
  /^(?:[pbvBV]?matrix|smallmatrix|array|subarray|[dr]?cases|aligned|alignedat|gathered|split|equation|align|alignat|gather|multline)\*?$/;

/** Whether TeX does nothing with a formula but set it, as far as its commands tell. */
export function isHarmlessTex(tex: string): boolean {
  if (hazards.test(tex)) return false;
  return tex
    .matchAll(/\\(?:begin|end)(?![A-Za-z])\s*(?:\{([^{}]*)\})?/g)
    .every(([, name = '']) => environments.test(name));
}
