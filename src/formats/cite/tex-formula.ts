import {
  accentCommands,
  alphabetOf,
  argumentsOf,
  delimiters,
  environments,
  leftOut,
  otherwise,
  plainSigns,
  scripts,
  spelledOut,
  symbolCommands,
  textCommands,
} from './tex-symbols.ts';

/** A formula as TeX sets it, or what keeps TeX from that. */
export type SetFormula = { tex: string; fault?: undefined } | { tex?: undefined; fault: string };

const known = new Map<string, SetFormula>();
const capacity = 5000;

/**
 * A formula in the words of LaTeX with amsmath and amssymb, in ASCII but for what stands in
 * `\text`: `\ell_∞` is `\ell_\infty`. Every command in it is one of those that only show something.
 */
export function setFormula(source: string): SetFormula {
  const found = known.get(source) ?? readFormula(source);
  if (known.size >= capacity) known.clear();
  known.set(source, found);
  return found;
}

function readFormula(source: string): SetFormula {
  try {
    return { tex: new Formula(source).read() };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message };
    throw error;
  }
}

class Fault extends Error {}

const deepest = 40;
const token = /\\(?:[A-Za-z]+|[\s\S])|\s+|[\s\S]\p{M}*/gu;

/** Where a row of a formula ends, and whether it is one of a table. */
type Row = { end: string; isTable?: boolean };

/** A formula half read. Scripts are noted of each nucleus: TeX takes no two of a kind. */
class Formula {
  readonly #tokens: string[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    const plain = source
      .normalize('NFC')
      .replace(/[^ -~]/gu, (sign) => plainSigns.get(sign) ?? sign)
      .replace(/\\m(left|right)(?![A-Za-z])/g, '\\$1');
    this.#tokens = plain.match(token) ?? [];
  }

  read(): string {
    return this.#row({ end: '' });
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  /** All up to the token that ends the row, which is passed. */
  #row(row: Row): string {
    if (++this.#depth > deepest) throw new Fault('it is nested too deeply');
    let text = '';
    let taken = { '^': false, _: false };
    for (; this.#next !== row.end; ) {
      const sign = this.#scriptSign();
      if (sign === undefined) {
        const piece = this.#piece(row);
        text = joined(text, piece);
        if (piece.trim() !== '') taken = { '^': false, _: false };
        continue;
      }
      const isPrime = this.#next === "'";
      // A new nucleus, of nothing, for a second script.
      if (taken[sign]) text += '{}';
      if (taken[sign]) taken = { '^': false, _: false };
      text += this.#script(sign);
      // Primes go before a superscript.
      taken[sign] = !isPrime || /^['^]/.test(this.#next) === false;
    }
    this.#at += 1;
    this.#depth -= 1;
    return text;
  }

  /** Whether the next token is raised or lowered. */
  #scriptSign(): '^' | '_' | undefined {
    const next = this.#next;
    if (next === '^' || next === '_') return next;
    if (next === "'" || scripts['^'].has(next)) return '^';
    return scripts._.has(next) ? '_' : undefined;
  }

  #script(sign: '^' | '_'): string {
    if (this.#next === "'") {
      this.#at += 1;
      return "'";
    }
    if (this.#next === sign) {
      this.#at += 1;
      return sign + braced(this.#argument() ?? '');
    }
    let run = '';
    for (let plain = this.#raised(sign); plain !== undefined; plain = this.#raised(sign)) {
      run += plain === '∘' ? '\\circ ' : plain;
      this.#at += 1;
    }
    return sign + braced(run.trim());
  }

  #raised(sign: '^' | '_'): string | undefined {
    return scripts[sign].get(this.#next);
  }

  /** What the next tokens set, without scripts. */
  #piece(row: Row): string {
    const next = this.#next;
    this.#at += 1;
    if (next === '')
      throw new Fault(row.end === '}' ? 'a brace is not closed' : `${row.end} is missing`);
    if (next === '{') return `{${this.#row({ end: '}' })}}`;
    if (next === '}') throw new Fault('a brace closes that was not opened');
    if (next === '&' || next === '\\\\') return row.isTable ? next : next === '&' ? '\\&' : ' ';
    if (next === '$') throw new Fault('it holds a dollar');
    if (/^[%#]$/.test(next)) return `\\${next}`;
    if (/^\s/.test(next)) return ' ';
    if (/^\\[A-Za-z]/.test(next)) return this.#command(next.slice(1));
    if (next.startsWith('\\')) return escaped(next);
    return characterIn(next);
  }

  /** What a command sets with what follows it. */
  #command(written: string): string {
    const spelled = spelledOut.get(written);
    if (spelled !== undefined) return spelled;
    const name = otherwise.get(written) ?? written;
    if (textCommands.has(name)) return `\\${name}{${this.#text()}}`;
    const gone = leftOut.get(name);
    if (gone !== undefined) {
      for (let count = 0; count < gone; count += 1) this.#argument();
      return '';
    }
    if (name === 'begin') return this.#environment();
    if (name === 'left') return this.#fenced();
    if (name === 'right') throw new Fault('\\right has no \\left');
    if (name === 'not') return joined('\\not', this.#argument() ?? '');
    if (name === 'middle') return `\\middle${this.#delimiter(name)}`;
    if (/^(?:big|Big|bigg|Bigg)[lrm]?$/.test(name)) return `\\${name}${this.#delimiter(name)}`;
    if (name === 'textcolor') {
      this.#argument();
      return this.#argument() ?? '';
    }
    if (name === 'ensuremath') return braced(this.#argument() ?? '');
    const count = argumentsOf.get(name);
    if (count === undefined)
      throw new Fault(`\\${written} is no command of LaTeX, amsmath or amssymb`);
    const star = name === 'operatorname' && this.#next === '*' ? '*' : '';
    if (star) this.#at += 1;
    const option = name === 'sqrt' ? this.#option() : '';
    const given = Array.from({ length: count }, () => {
      const argument = this.#argument();
      if (argument === undefined) throw new Fault(`\\${written} lacks what it is to set`);
      return `{${argument}}`;
    });
    return `\\${name}${star}${option}${given.join('')}`;
  }

  #skipSpace(): void {
    while (/^\s/.test(this.#next)) this.#at += 1;
  }

  /** One token, or what a group holds; undefined at the end of a row. */
  #argument(): string | undefined {
    this.#skipSpace();
    if (this.#next === '{') {
      this.#at += 1;
      return this.#row({ end: '}' });
    }
    if (/^(?:|\}|&|\\\\|\\right|\\end)$/.test(this.#next)) return undefined;
    const sign = this.#next === '^' || this.#next === '_' ? undefined : this.#scriptSign();
    if (sign && this.#next !== "'") return this.#script(sign).slice(1);
    if (sign || this.#next === '^' || this.#next === '_')
      throw new Fault(`${this.#next} stands alone`);
    return this.#piece({ end: '}' });
  }

  #option(): string {
    if (this.#next !== '[') return '';
    this.#at += 1;
    return `[${this.#row({ end: ']' })}]`;
  }

  /** `\left` up to its `\right`, with their delimiters. */
  #fenced(): string {
    const open = this.#delimiter('left');
    const inner = this.#row({ end: '\\right' });
    return `\\left${open}${inner}\\right${this.#delimiter('right')}`;
  }

  #delimiter(name: string): string {
    this.#skipSpace();
    const next = this.#next;
    this.#at += 1;
    const command = symbolCommands.get(next);
    const found = command === undefined ? next : `\\${command}`;
    if (!delimiters.has(found)) throw new Fault(`\\${name} lacks its delimiter`);
    return /^\\[A-Za-z]/.test(found) ? `${found} ` : found;
  }

  #environment(): string {
    const written = this.#word().replace(/\*$/, '');
    const name = environments.get(written);
    if (name === undefined) throw new Fault(`the environment "${written}" is none of a formula`);
    let columns = '';
    if (written === 'array') columns = `{${this.#word()}}`;
    else if (/^alignat/.test(written)) this.#word();
    if (columns && !/^\{[lcr| ]+\}$/.test(columns)) throw new Fault('its table has odd columns');
    const inner = this.#row({ end: '\\end', isTable: true });
    if (this.#word().replace(/\*$/, '') !== written)
      throw new Fault(`\\end{${written}} is missing`);
    return `\\begin{${name}}${columns}${inner}\\end{${name}}`;
  }

  /** The letters between the next braces. */
  #word(): string {
    this.#skipSpace();
    if (this.#next !== '{') throw new Fault('a name in braces is missing');
    const end = this.#tokens.indexOf('}', this.#at);
    const word = this.#tokens.slice(this.#at + 1, end).join('');
    if (end < 0 || word.length > 40) throw new Fault('a brace is not closed');
    this.#at = end + 1;
    return word;
  }

  /** Text within a formula: what stands in its braces, or one character. */
  #text(): string {
    this.#skipSpace();
    if (this.#next !== '{') return this.#argument() ?? '';
    this.#at += 1;
    let text = '';
    while (this.#next !== '}') {
      const next = this.#next;
      this.#at += 1;
      if (next === '') throw new Fault('a brace is not closed');
      if (next === '{') {
        this.#at -= 1;
        text += `{${this.#text()}}`;
      } else if (next === '$') text += `$${this.#row({ end: '$' })}$`;
      else if (/^[%#&_]$/.test(next)) text += `\\${next}`;
      else if (next === '^') text += '\\textasciicircum{}';
      else if (/^\\[A-Za-z]/.test(next)) text += this.#inText(next.slice(1));
      else if (next.startsWith('\\')) text += escaped(next);
      else text += symbolInText(next);
    }
    this.#at += 1;
    return text;
  }

  /** A command within text: another font, or a sign that has to stand in a formula there. */
  #inText(name: string): string {
    if (textCommands.has(name)) return `\\${name}{${this.#text()}}`;
    if (argumentsOf.get(name) === 0) return `$\\${name}$`;
    if (/^(?:bf|it|rm|sf|tt|em|sl|sc)$/.test(name)) return '';
    throw new Fault(`\\${name} cannot stand in its text`);
  }
}

/** Two pieces, apart where the second would become a part of a command's name. */
function joined(text: string, piece: string): string {
  return /\\[A-Za-z]+$/.test(text) && /^[A-Za-z]/.test(piece) ? `${text} ${piece}` : text + piece;
}

/** A group, unless it is one character or the command of one. */
function braced(inner: string): string {
  const isOne = /^[A-Za-z0-9*+]$/.test(inner) || symbols.has(inner);
  return isOne ? inner : `{${inner}}`;
}

const symbols = new Set([...symbolCommands.values()].map((name) => `\\${name}`));

/** `\%` and the like, and the small spaces. */
function escaped(written: string): string {
  if (/^\\[%&#_${}|,;:!> ]$/.test(written)) return written;
  if (/^\\[/"'()[\]-]$/.test(written)) return '';
  if (/^\\\s$/.test(written)) return '\\ ';
  throw new Fault(`${written} is no command of formulas`);
}

/** A character beyond ASCII as the command that sets it, its accents around it. */
function characterIn(written: string): string {
  if (/^[ -~]$/.test(written)) return written;
  const [base = '', ...marks] =
    written.length > 1 || isComposed(written) ? written.normalize('NFD') : written;
  const accents = marks.map((mark) => accentCommands.get(mark));
  if (marks.length > 0 && accents.every((accent) => accent !== undefined)) {
    return accents.reduce<string>(
      (inner, accent) => (accent === 'not' ? `\\not${inner}` : `\\${accent}{${inner}}`),
      characterIn(base),
    );
  }
  const symbol = symbolCommands.get(written);
  if (symbol !== undefined) return `\\${symbol}`;
  const [letter, command] = alphabetOf(written) ?? [];
  if (letter !== undefined && letter !== written) {
    return command ? `\\${command}{${characterIn(letter)}}` : characterIn(letter);
  }
  if (/^[\p{Cf}\p{M}]+$/u.test(written)) return '';
  if (/^\p{Script=Latin}\p{M}*$/u.test(written)) return `\\mbox{${written}}`;
  throw new Fault(`it has ${written}, for which formulas have no command`);
}

function isComposed(character: string): boolean {
  return symbolCommands.get(character) === undefined && character.normalize('NFD').length > 1;
}

/** A sign of formulas within text; letters stay. */
export function symbolInText(character: string): string {
  const symbol = symbolCommands.get(character);
  return symbol === undefined || /[§¶†‡•…]/.test(character) ? character : `$\\${symbol}$`;
}
