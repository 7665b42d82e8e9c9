import { type Document, isAlias, isPair, isScalar, type Node, visit } from 'yaml';

/** A mistake at a character of the text. */
export interface YamlTrap {
  offset: number;
  path: string[];
  message: string;
}

/**
 * Finds YAML that is valid but means something else than its writer did: in double quotes `\t` of
 * `\times` is a tab, and an unquoted `*emphasis*` or `&c` is a reference to another value.
 */
export function listYamlTraps(document: Document.Parsed, text: string): YamlTrap[] {
  const traps: YamlTrap[] = [];
  visit(document, {
    Node(_, node, ancestors) {
      const [start = 0, end = 0] = node.range ?? [];
      const trap = findTrap(node, text.slice(start, end));
      if (!trap) return;
      const path = ancestors.filter((above) => isPair(above)).map(({ key }) => String(key));
      traps.push({ offset: start + trap.index, path, message: trap.message });
    },
  });
  return traps;
}

function findTrap(node: Node, source: string): { index: number; message: string } | undefined {
  if (isAlias(node)) {
    return { index: 0, message: 'starts with *, a reference in YAML; put the value in quotes' };
  }
  if (node.anchor) {
    return { index: 0, message: 'starts with &, a mark in YAML; put the value in quotes' };
  }
  if (!isScalar(node) || node.type !== 'QUOTE_DOUBLE') return undefined;
  const command = /(?<!\\)(?:\\\\)*(\\[abefnrtv][a-z]+)/.exec(source);
  if (!command) return undefined;
  const message = `${command[1]} loses its backslash in double quotes; use single quotes`;
  return { index: command.index, message };
}
