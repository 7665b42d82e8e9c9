import type { DraftRecord } from '#importers/draft.ts';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';

const longest = 60;

/** The fields in which a draft says something else than a record, as `field: old -> new`. */
export function describeDifference(record: PaperRecord, draft: DraftRecord): string[] {
  const read = paperSchema.partial().safeParse(draft);
  const fresh = read.success ? read.data : {};
  return Object.keys(draft).flatMap((key) => {
    const field = key as keyof PaperRecord;
    if (field === 'id' || fresh[field] === undefined) return [];
    const [old, own] = [show(record[field]), show(fresh[field])];
    return old === own ? [] : [`${field}: ${cut(old, own)} -> ${cut(own, old)}`];
  });
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value, sortFields);
}

function sortFields(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A window on the text that begins a little before it differs from the other. */
function cut(text: string, other: string): string {
  if (text.length <= longest) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  const from = Math.max(0, Math.min(same - 15, text.length - longest));
  const shown = text.slice(from, from + longest).toWellFormed();
  return `${from > 0 ? '…' : ''}${shown}${from + longest < text.length ? '…' : ''}`;
}
