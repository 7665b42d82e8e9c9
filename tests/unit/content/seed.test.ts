import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseListing } from '#importers/listing.ts';
import { readContent } from '#loaders/read-content.ts';

/** SHA-256 of each abstract in the listing, in the order of the listing. */
const abstracts = {
  sun2024learning: '123dc49601fcdfc17edc8cbd76428a75de85e19942244a9e7f925b1777d35758',
  zhao2023canvas: '09e4f14c337d58cd4487cfef930229b8100b0d6e3ed0a4c794cddfa54485fd98',
  sohn2025streaming: 'c24df771bd1ec4b12227629a586840202a035c291366a2b2cf14473522d42106',
  liang2025mixture: '6e95056c096fed51c5a22a8ad944e1c3d216da63a192f4217356adb8606edd55',
  phan2025humanitys: 'e99ad307feba38a7a1490477d219884a3a21e931941138804689008b78302cb1',
  kim2026sieve: '0492200956db5d92ca044e27aeaae59548cdc06f7634c0f5fa79a9bebdadac3a',
  zhang2025accelopt: '93af6b5d6f36e6bdd14c8ff98a00a5bf4801755ab3609dd8d56bb53a37ae38ad',
  fu2024mixture: '3f5fd6731e1ad9bbef2321f3354a5a378736009ffe9f562403aa73ba2096a491',
  lee2024cats: 'd60691d8fba1534f987a034018594dc9e091fb3c9ffe6ac61cbedeb139959ad7',
  zhang2025adaptive: 'f66a0658a75f54a9a37021f0b9305473c7db225ae7adef50f17dfa903a472389',
  yu2024geot: 'fdbc11e4c626fe56d74c467d5ec0c44a40c442b68deb6ec898a02030feb3eb6d',
};

const { content, problems } = await readContent('content');
const papers = new Map(content.papers.map((paper) => [paper.record.id, paper]));
const listing = readFileSync('tests/fixtures/payloads/listing-eleven.txt', 'utf8');
const { drafts } = parseListing(listing, { year: 2026 });

test('the first catalogue is the listing, without a problem', () => {
  expect(problems).toEqual([]);
  expect([...papers.keys()].sort()).toEqual(Object.keys(abstracts).sort());
  expect(drafts.map(({ record }) => record.id)).toEqual(Object.keys(abstracts));
});

test.each(Object.entries(abstracts))('%s has the abstract of the listing', (id, sha256) => {
  const abstract = papers.get(id)?.record.abstract ?? '';
  expect(createHash('sha256').update(abstract).digest('hex')).toBe(sha256);
});

test.each(drafts)('$record.id has the facts of the listing', ({ record: draft, remarks }) => {
  const record = papers.get(draft.id)?.record;
  const { id, title, date, area, org } = draft;
  expect(record).toMatchObject({ id, title, date, area, org });
  const names = record?.authors.map(({ given, family }) => `${given} ${family}`);
  expect(names?.slice(0, draft.authors.length)).toEqual(draft.authors);
  expect(names).toContain('Genghan Zhang');
  if (remarks.length > 0) expect(record?.code).not.toEqual([]);
});

test('every paper is on arXiv, and one list of authors is incomplete', () => {
  const records = [...papers.values()].map(({ record }) => record);
  expect(records.filter(({ arxiv }) => arxiv === undefined)).toEqual([]);
  const incomplete = records.filter(({ authorsComplete }) => !authorsComplete);
  expect(incomplete.map(({ id }) => id)).toEqual(['phan2025humanitys']);
});

test('a note stands under the papers whose title or order of authors changed', () => {
  const noted = [...papers.values()].filter(({ commentary }) => commentary);
  expect(noted.map(({ record }) => record.id).sort()).toEqual([
    'fu2024mixture',
    'lee2024cats',
    'phan2025humanitys',
    'sohn2025streaming',
  ]);
});

test('the areas are those of arXiv', () => {
  const categories = [...content.areas].map(([tag, { arxiv }]) => ({ tag, arxiv }));
  expect(categories).toHaveLength(41);
  for (const { tag, arxiv } of categories) {
    expect(arxiv).toBe(tag === 'ML' ? 'stat.ML' : `cs.${tag}`);
  }
});
