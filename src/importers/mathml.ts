import { XMLParser } from 'fast-xml-parser';
import { decodeEntities } from './entities.ts';

type Node = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  removeNSPrefix: true,
  trimValues: true,
  parseTagValue: false,
  processEntities: false,
  isArray: () => false,
});

const longest = 20_000;

/**
 * The TeX of a formula in MathML (https://www.w3.org/TR/mathml-core/), with its dollars; plain text
 * where it is a number, a word or a sign alone, and its bare text where it is not well formed.
 */
export function mathmlToTex(mathml: string): string {
  const bare = () =>
    decodeEntities(mathml.replace(/<[^<>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  if (mathml.length > longest) return bare();
  let tex: string;
  try {
    tex = rowOf(parser.parse(mathml) as Node[], 0).trim();
  } catch {
    return bare();
  }
  if (tex === '') return bare();
  return /^(?:[\d.,]+|[^\p{ASCII}])$/u.test(tex) ? tex : `$${tex}$`;
}

const deepest = 60;

function rowOf(nodes: readonly Node[], depth: number): string {
  if (depth > deepest) return '';
  return nodes.map((node) => nodeOf(node, depth)).join('');
}

function nodeOf(node: Node, depth: number): string {
  const [name = ''] = Object.keys(node);
  if (name === '#text') return escapeTex(decodeEntities(String(node[name])));
  const children = Array.isArray(node[name]) ? (node[name] as Node[]) : [];
  const row = () => rowOf(children, depth + 1);
  const child = (at: number) => group(children[at] ? nodeOf(children[at] as Node, depth + 1) : '');
  if (name === 'mi') return identifier(row());
  if (name === 'mtext' || name === 'ms') return textOf(row());
  if (name === 'msup') return `${child(0)}^${child(1)}`;
  if (name === 'msub') return `${child(0)}_${child(1)}`;
  if (name === 'msubsup' || name === 'munderover') return `${child(0)}_${child(1)}^${child(2)}`;
  if (name === 'munder') return `${child(0)}_${child(1)}`;
  if (name === 'mover') return overOf(child(0), child(1));
  if (name === 'mfrac') return `\\frac${braced(child(0))}${braced(child(1))}`;
  if (name === 'msqrt') return `\\sqrt{${row()}}`;
  if (name === 'mroot') return `\\sqrt[${child(1)}]${braced(child(0))}`;
  if (name === 'mfenced') return `(${children.map((it) => nodeOf(it, depth + 1)).join(',')})`;
  if (name === 'mspace') return ' ';
  if (/^annotation|^alternatives$/.test(name)) return name === 'alternatives' ? row() : '';
  return row();
}

const accents = new Map([
  ['^', 'hat'],
  ['ˆ', 'hat'],
  ['~', 'tilde'],
  ['˜', 'tilde'],
  ['¯', 'bar'],
  ['―', 'bar'],
  ['‾', 'bar'],
  ['→', 'vec'],
  ['⃗', 'vec'],
  ['˙', 'dot'],
  ['.', 'dot'],
]);

function overOf(base: string, over: string): string {
  const accent = accents.get(over.replace(/^\{(.*)\}$/, '$1').replace(/^\\/, ''));
  return accent ? `\\${accent}${braced(base)}` : `\\overset${braced(over)}${braced(base)}`;
}

/** A letter as it is, a word as a name. */
function identifier(text: string): string {
  return /^[A-Za-z]{2,}$/.test(text) ? `\\mathrm{${text}}` : text;
}

function textOf(text: string): string {
  return /^\s*$/.test(text) ? ' ' : `\\text{${text}}`;
}

/** In braces unless it is one sign. */
function group(tex: string): string {
  return /^.$/su.test(tex) ? tex : braced(tex);
}

function braced(tex: string): string {
  return /^\{.*\}$/s.test(tex) ? tex : `{${tex}}`;
}

function escapeTex(text: string): string {
  return text
    .replace(/[{}%#&_$\\]/g, (sign) => (sign === '\\' ? '\\backslash ' : `\\${sign}`))
    .replace(/[\u2061-\u2064\u200b]/g, '');
}
