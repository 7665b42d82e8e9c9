import { describe, expect, test } from 'vitest';
import { readBibtex } from '#importers/bibtex.ts';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';
import { bibliographies, readBibliographyFile } from '../support/bibliographies.ts';
import { corpusRecords, hasCorpus } from '../support/corpus.ts';
import { changesIn, comeBack, roundTrips } from '../support/round-trips.ts';

/** The valid records of a bibliography. */
function recordsOf(name: string): PaperRecord[] {
  return [...readBibtex(readBibliographyFile(name), {})].flatMap((reading) => {
    if ('message' in reading) return [];
    return paperSchema.safeParse({ ...reading.record, id: 'x' }).data ?? [];
  });
}

/** What may change in no format but RIS, whose list of what it cannot hold is in CONTRIBUTING. */
const lasting = /^(?:all|authors|authorsComplete|editors|translators|date|type|venue):/;

const sources: [name: string, read: () => Promise<PaperRecord[]>][] = [
  ...bibliographies.map((name): (typeof sources)[number] => [name, async () => recordsOf(name)]),
  ...(hasCorpus
    ? ([
        [
          '1,000 papers of the corpus',
          async () => (await corpusRecords(1000)).map((it) => it.paper),
        ],
      ] satisfies typeof sources)
    : []),
];

describe.each(sources)('%s', (_, read) => {
  test.each(['bibtex', 'csl', 'jsonl'])(
    'comes back from %s, names, dates and kinds',
    async (kind) => {
      const records = await read();
      const back = comeBack(kind, records);
      expect(back).toHaveLength(records.length);
      const changes = records.flatMap((record, at) =>
        changesIn(record, back[at])
          .filter((change) => lasting.test(change))
          .map((change) => `${record.key ?? record.title}: ${change}`),
      );
      expect(changes).toEqual([]);
    },
  );

  test('comes back from RIS, names and years', async () => {
    const records = await read();
    const back = comeBack('ris', records);
    expect(back).toHaveLength(records.length);
    const changes = records.flatMap((record, at) =>
      changesIn(record, back[at])
        .filter((change) => /^(?:all|authors|authorsComplete|translators):/.test(change))
        .map((change) => `${record.key ?? record.title}: ${change}`),
    );
    expect(changes).toEqual([]);
  });
});

test('there are sources', ({ skip }) => {
  skip(sources.length === 0, 'There is no corpus and there are no bibliographies.');
  expect(Object.keys(roundTrips)).toContain('ris');
});
