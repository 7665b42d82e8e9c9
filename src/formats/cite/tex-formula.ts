import { braced, characterIn, escaped, Fault, joined, symbolInText } from './tex-pieces.ts';
import {
  argumentsOf,
  environments,
  leftOut,
  otherwise,
  scripts,
  spelledOut,
  textCommands,
} from './tex-symbols.ts';
import { Tokens } from './tex-tokens.ts';

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

const deepest = 40;

/** Where a row of a formula ends, and whether it is one of a table. */
type Row = { end: string; isTable?: boolean };

/** A formula half read. Scripts are noted of each nucleus: TeX takes no two of a kind. */
class Formula {
  readonly #tokens: Tokens;
  #depth = 0;

  constructor(source: string) {
    this.#tokens = new Tokens(source);
  }

  read(): string {
    return this.#row({ end: '' });
  }

  get #next(): string {
    return this.#tokens.next;
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
    this.#tokens.take();
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
      this.#tokens.take();
      return "'";
    }
    if (this.#next === sign) {
      this.#tokens.take();
      return sign + braced(this.#argument() ?? '');
    }
    let run = '';
    for (let plain = this.#raised(sign); plain !== undefined; plain = this.#raised(sign)) {
      run += plain === '∘' ? '\\circ ' : plain;
      this.#tokens.take();
    }
    return sign + braced(run.trim());
  }

  #raised(sign: '^' | '_'): string | undefined {
    return scripts[sign].get(this.#next);
  }

  /** What the next tokens set, without scripts. */
  #piece(row: Row): string {
    const next = this.#tokens.take();
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
    if (name === 'middle') return `\\middle${this.#tokens.delimiter(name)}`;
    if (/^(?:big|Big|bigg|Bigg)[lrm]?$/.test(name))
      return `\\${name}${this.#tokens.delimiter(name)}`;
    if (name === 'textcolor') {
      this.#argument();
      return this.#argument() ?? '';
    }
    if (name === 'ensuremath') return braced(this.#argument() ?? '');
    const count = argumentsOf.get(name);
    if (count === undefined)
      throw new Fault(`\\${written} is no command of LaTeX, amsmath or amssymb`);
    const star = name === 'operatorname' && this.#next === '*' ? '*' : '';
    if (star) this.#tokens.take();
    const option = name === 'sqrt' ? this.#option() : '';
    const isStack = name === 'substack';
    const given = Array.from({ length: count }, () => {
      const argument = this.#argument(isStack);
      if (argument === undefined) throw new Fault(`\\${written} lacks what it is to set`);
      return `{${argument}}`;
    });
    return `\\${name}${star}${option}${given.join('')}`;
  }

  /** One token, or what a group holds, which may be lines; undefined at the end of a row. */
  #argument(isTable = false): string | undefined {
    this.#tokens.skipSpace();
    if (this.#next === '{') {
      this.#tokens.take();
      return this.#row({ end: '}', isTable });
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
    this.#tokens.take();
    return `[${this.#row({ end: ']' })}]`;
  }

  /** `\left` up to its `\right`, with their delimiters. */
  #fenced(): string {
    const open = this.#tokens.delimiter('left');
    const inner = this.#row({ end: '\\right' });
    return `\\left${open}${inner}\\right${this.#tokens.delimiter('right')}`;
  }

  #environment(): string {
    const written = this.#tokens.word().replace(/\*$/, '');
    const name = environments.get(written);
    if (name === undefined) throw new Fault(`the environment "${written}" is none of a formula`);
    let columns = '';
    if (written === 'array') columns = `{${this.#tokens.word()}}`;
    else if (/^alignat/.test(written)) this.#tokens.word();
    if (columns && !/^\{[lcr| ]+\}$/.test(columns)) throw new Fault('its table has odd columns');
    const inner = this.#row({ end: '\\end', isTable: true });
    if (this.#tokens.word().replace(/\*$/, '') !== written)
      throw new Fault(`\\end{${written}} is missing`);
    return `\\begin{${name}}${columns}${inner}\\end{${name}}`;
  }

  /** Text within a formula: what stands in its braces, or one character. */
  #text(): string {
    this.#tokens.skipSpace();
    if (this.#next !== '{') return this.#argument() ?? '';
    this.#tokens.take();
    return this.#textUpTo();
  }

  /** Text up to the brace that closes it, which is passed. */
  #textUpTo(): string {
    let text = '';
    while (this.#next !== '}') {
      const next = this.#tokens.take();
      if (next === '') throw new Fault('a brace is not closed');
      if (next === '{') text += `{${this.#textUpTo()}}`;
      else if (next === '$') text += `$${this.#row({ end: '$' })}$`;
      else if (/^[%#&_]$/.test(next)) text += `\\${next}`;
      else if (next === '^') text += '\\textasciicircum{}';
      else if (/^\\[A-Za-z]/.test(next)) text += this.#inText(next.slice(1));
      else if (next.startsWith('\\')) text += escaped(next);
      else text += symbolInText(next);
    }
    this.#tokens.take();
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
