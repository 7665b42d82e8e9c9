import type { ResultRow } from '../search.ts';
import { button, element } from './element.ts';
import type { Names } from './names.ts';
import { paperRow } from './paper-row.ts';

interface Shown {
  rows: readonly ResultRow[];
  /** Papers found in all. */
  total: number;
  names: Names;
}

/** The papers found, and a button for more of them. */
export function resultList({ rows, total, names }: Shown, more: () => void): Node[] {
  const items = rows.map((row) => paperRow(row, names));
  const left = total - rows.length;
  const list = element('ol', { class: 'papers' }, ...items);
  if (left <= 0) return [list];
  return [list, button({ class: 'button again' }, more, `More papers (${left} left)`)];
}
