import { describe, expect, test } from 'vitest';
import { readBibtex } from '#importers/bibtex.ts';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';
import { bibliographies, readBibliographyFile } from '../support/bibliographies.ts';
import { corpusRecords, hasCorpus } from '../support/corpus.ts';
import { changesIn, comeBack } from '../support/round-trips.ts';

/** The valid records of a bibliography. */
function recordsOf(name: string): PaperRecord[] {
  return [...readBibtex(readBibliographyFile(name), {})].flatMap((reading) => {
    if ('message' in reading) return [];
    return paperSchema.safeParse({ ...reading.record, id: 'x' }).data ?? [];
  });
}

const sources: [name: string, read: () => Promise<PaperRecord[]>][] = bibliographies.map((name) => [
  name,
  async () => recordsOf(name),
]);
if (hasCorpus) {
  const read = async () => (await corpusRecords(1000)).map(({ paper }) => paper);
  sources.push(['1,000 papers of the corpus', read]);
}

/** Names, dates and kinds. */
const lasting = /^(?:all|authors|authorsComplete|editors|translators|date|type):/;

/** The same of RIS, whose tags have no place for the first date, and for some kinds none of their own. */
const lastingInRis = /^(?:all|authors|authorsComplete|translators):/;

/** RIS writes a name in one piece as it writes that of a person. */
function isInOnePiece({ authors }: PaperRecord): boolean {
  return authors.some(({ family, given }) => !given && /[ ,]/.test(family));
}

function changesOf(kind: string, records: readonly PaperRecord[], fields: RegExp): string[] {
  const back = comeBack(kind, records);
  expect(back).toHaveLength(records.length);
  return records.flatMap((record, at) =>
    changesIn(record, back[at])
      .filter((change) => fields.test(change))
      .map((change) => `${record.key ?? record.title}: ${change}`),
  );
}

describe.each(sources)('%s', (_, read) => {
  test.each(['bibtex', 'csl', 'jsonl'])(
    'comes back from %s, names, dates and kinds',
    async (kind) => {
      expect(changesOf(kind, await read(), lasting)).toEqual([]);
    },
  );

  test('comes back from RIS, names', async () => {
    const records = (await read()).filter((record) => !isInOnePiece(record));
    expect(changesOf('ris', records, lastingInRis)).toEqual([]);
  });
});

test('there are sources', ({ skip }) => {
  skip(sources.length === 0, 'CORPUS names a data file, BIBLIOGRAPHIES a folder of *.bib.');
});
