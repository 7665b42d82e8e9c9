import { expect, test } from 'vitest';
import { csl, records } from './readings.ts';

test('lines of the form of Zotero’s field Extra are variables, and the others a note', () => {
  const note = `PMID: 123\narXiv: 2404.12345 [cs.AQ]\nDOI: 10.1000/x\n{:type: dataset}
Citation Key: doe2020\neditor: Doe || Jane\neditor: Roe || Ann\nConference Name: A Meeting
event-place: Oslo\nMeeting Name: Another\nIn two volumes: I have one.\npage: 3`;
  const item = { id: '1', type: 'article-journal', title: 'A', page: '1-2', note };
  expect(records('csl', csl(item))).toEqual([
    {
      id: 'doe2020',
      title: 'A',
      type: 'dataset',
      arxiv: '2404.12345',
      doi: '10.1000/x',
      editors: [
        { family: 'Doe', given: 'Jane' },
        { family: 'Roe', given: 'Ann' },
      ],
      event: { name: 'A Meeting', place: 'Oslo' },
      pages: '1-2',
      links: [{ label: 'PubMed', url: 'https://pubmed.ncbi.nlm.nih.gov/123/' }],
      note: 'Meeting Name: Another In two volumes: I have one. page: 3',
    },
  ]);
});
