import type { Problem } from './draft.ts';
import type { SourceField } from './source-fields.ts';

/** One reference as written. */
export type RisRecord = { line: number; type: string; fields: SourceField[] };

const tagged = /^([A-Z][A-Z0-9])(?: {1,2}-(?: |$)| {2}-)(.*)$/s;

/** Whether a line that is not far from the first names a type, as RIS begins each reference. */
export function isRis(text: string): boolean {
  return /^(?:.*(?:\r\n|\n|\r)){0,20}?\uFEFF?\s*TY {1,2}- ?\S/.test(text.slice(0, 4000));
}

/** What programs write above and between references: "Provider: …", "Record 1 of 2". */
const heading = /^(?:[A-Za-z][A-Za-z -]{0,30}:.*|Record \d+(?: of \d+)?\.?|\d+\.|[=*_-]{3,}.*)$/;

/** The references of a file, also those that are not ended. */
export function* readRecords(text: string): Generator<RisRecord | Problem> {
  let record: RisRecord | undefined;
  let open: SourceField | undefined;
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const [, tag, value = ''] = tagged.exec(written.trimEnd()) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (record) yield record;
      record = tag === 'TY' ? { line, type: value.trim(), fields: [] } : undefined;
      open = undefined;
    } else if (!record) {
      if (written.trim() !== '' && !heading.test(written.trim()))
        yield { line, message: 'stands outside of a reference; begin it with "TY  - "' };
    } else if (tag !== undefined) {
      // Some write the first author under A1 and the others under AU: their order is that of lines.
      open = { name: tag === 'A1' ? 'AU' : tag, value: value.trim(), line };
      record.fields.push(open);
    } else if (open) {
      open.value += `\n${written.trim()}`;
    }
  }
  if (record) yield record;
}
