import type { Problem } from './draft.ts';
import type { SourceField } from './source-fields.ts';

/** One reference as written. */
export type RisRecord = { line: number; type: string; fields: SourceField[] };

const tagged = /^\s{0,8}([A-Z][A-Z0-9])(?: {1,2}-(?: |$)| {2}-)(.*)$/s;

const lineEnd = /\r\n|\n|\r/;

/** Whether a line that is not far from the first names a type, as RIS begins each reference. */
export function isRis(text: string): boolean {
  const lines = text.slice(0, 8000).split(lineEnd, 61);
  return lines.some((line) => /^\s*TY {1,2}- ?\S/.test(line));
}

/** What programs write above and between references: "Provider: …", "Record 1 of 2". */
const heading =
  /^(?:[A-Za-z][A-Za-z -]{0,30}:.*|[\p{L} ]{0,20}[#[(<]?\d+(?: ?(?:of|\/|von|de|sur|di) ?\d+)?[\])>.:]*|[=*_~-]{3,}.*|[#%;].*|<!--.*-->|\/[*/].*)$/u;

/** The references of a file, also those that are not ended. */
export function* readRecords(text: string): Generator<RisRecord | Problem> {
  let record: RisRecord | undefined;
  let open: SourceField | undefined;
  let isBegun = false;
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(lineEnd)
    .entries()) {
    const line = index + 1;
    const [, tag, value = ''] = tagged.exec(written.trimEnd()) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (record) yield record;
      isBegun = true;
      record = tag === 'TY' ? { line, type: value.trim(), fields: [] } : undefined;
      open = undefined;
    } else if (!record) {
      // Before the first reference stands what the program says of itself.
      const isHeading = (!isBegun && tag === undefined) || heading.test(written.trim());
      if (written.trim() !== '' && !isHeading)
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
