import { toBibtex } from '#formats/cite/bibtex.ts';
import { toCslFile } from '#formats/cite/csl-file.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import { toRis } from '#formats/cite/ris.ts';
import type { ImportOptions } from '#importers/draft.ts';
import { importers } from '#importers/kinds.ts';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';
import { areasOf, typeOf } from '#schema/work.ts';
import { toPlain } from '#text/to-plain.ts';
import { citedPaper } from './papers.ts';

const details = { details: true };
const cite =
  (one: (paper: CitedPaper) => string, between: string) => (records: readonly PaperRecord[]) =>
    records.map((record) => one(citedPaper(record))).join(between);

/** The formats in which whole records leave, by the importer that reads them again. */
const roundTrips: Record<string, (records: readonly PaperRecord[]) => string> = {
  bibtex: cite((paper) => toBibtex(paper, details), '\n\n'),
  csl: (records) => `[${cite((paper) => JSON.stringify(toCslFile(paper, details)), ',')(records)}]`,
  ris: cite((paper) => toRis(paper, details), ''),
  jsonl: (records) => records.map((record) => JSON.stringify(record)).join('\n'),
};

/** Records as they come back from a format; areas are known by their tags. */
export function comeBack(kind: string, records: readonly PaperRecord[]): (PaperRecord | string)[] {
  const areas = new Map(records.flatMap(areasOf).map((tag) => [tag, tag]));
  const options: ImportOptions = { areas };
  return [...(importers.get(kind)?.read(roundTrips[kind]?.(records) ?? '', options) ?? [])].map(
    (reading) => {
      if ('message' in reading) return reading.message;
      const read = paperSchema.safeParse({ ...reading.record, id: 'x' });
      return read.success ? read.data : read.error.message;
    },
  );
}

/** What has to be the same: texts as they are read, and the kind also where the venue tells it. */
function essence(record: PaperRecord): Record<string, unknown> {
  const plain = (text = '') => toPlain(text).replace(/\s+/g, ' ').trim();
  const { id: _, key: __, title, abstract, venue, pages, note, ...rest } = record;
  const range = (text = '') => text.replace(/\s*[-–—]+\s*/g, '-');
  return {
    ...rest,
    title: plain(title),
    abstract: plain(abstract),
    note: plain(note),
    type: typeOf(record),
    venue: venue && { ...venue, pages: range(venue.pages) },
    pages: range(pages),
  };
}

/** The fields in which a record came back as another, as `field: before -> after`. */
export function changesIn(record: PaperRecord, back: PaperRecord | string | undefined): string[] {
  if (back === undefined || typeof back === 'string') return [`all: ${back ?? 'is gone'}`];
  const [before, after] = [essence(record), essence(back)];
  return Object.keys({ ...before, ...after }).flatMap((field) => {
    const [was = '-', is = '-'] = [before, after].map((it) => JSON.stringify(sorted(it[field])));
    return was === is ? [] : [`${field}: ${was} -> ${is}`];
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined && part !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
