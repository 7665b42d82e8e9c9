import type { Query, Term } from './tree.ts';

/** A query as a reader would type it: `parseQuery` of it gives the same query. */
export function formatQuery(query: Query): string {
  return query.map(formatTerm).join(' ');
}

function formatTerm(term: Term): string {
  switch (term.kind) {
    case 'word':
      return term.text;
    case 'phrase':
      return `"${term.text}"`;
    case 'field':
      return `${term.field}:${term.value.includes(' ') ? `"${term.value}"` : term.value}`;
    case 'not':
      return `-${formatTerm(term.term)}`;
    case 'or':
      return term.terms.map(formatTerm).join(' OR ');
  }
}
