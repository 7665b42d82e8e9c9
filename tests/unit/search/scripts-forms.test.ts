import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

/** Works of several languages in one catalogue, as many as fit, by the record's language or letters. */
const papers = [
  { title: 'Механизмы внимания в ткацких станках', language: 'ru' },
  { title: 'Μάθηση του δικτύου', language: 'el' },
  { title: 'التعلم في الشبكات العصبية', language: 'ar' },
  { title: 'भाषाओं का मॉडल', language: 'hi' },
  { title: '주의를 학습하는 직물 모델' },
  { title: '織機的機器學習', language: 'zh-Hant', authors: ['陳大文'] },
  { title: '织机的深度学习模型', language: 'zh-Hans', authors: ['陈小明'] },
  { title: 'การเรียนรู้เชิงลึก' },
  { title: 'ｶﾞﾗｽの機械学習データ' },
  { title: 'Réseaux profonds de fil', language: 'fr' },
  { title: 'Looms and behaviours' },
  { title: 'हिन्दी पाठ', language: 'hi' },
  { title: 'L’éthique des fils', authors: ["Jean d'Ormel", 'Jörg Hüller'], language: 'fr' },
  { title: 'ユーザ評価' },
  { title: 'Yarn on GPUs' },
].map((paper, at) => ({ ...paper, date: String(2000 + at), abstract: '…' }));

let english: SearchSite;
beforeAll(async () => {
  english = await buildSearchSite(makeCatalog(papers));
});
afterAll(() => english.remove());

describe('in a catalogue of many languages', () => {
  test.each([
    { q: 'внимание', out: [0] },
    { q: 'вниманием станок', out: [0] },
    { q: 'μάθησης', out: [1] },
    { q: 'δίκτυο', out: [1] },
    { q: 'تعلم', out: [2] },
    { q: 'عصبية', out: [2] },
    { q: 'भाषा', out: [3] },
    { q: 'मॉडलों', out: [3] },
    { q: '주의', out: [4] },
    { q: '직물의 모델은', out: [4] },
    { q: '機器學習', out: [5] },
    { q: '机器学习', out: [5] },
    { q: '學習', out: [5, 6, 8] },
    { q: '学习', out: [5, 6, 8] },
    { q: '深度模型', out: [6] },
    { q: '陈大文', out: [5] },
    { q: '陳小明', out: [6] },
    { q: 'เรียนรู้', out: [7] },
    { q: 'เชิงลึก', out: [7] },
    { q: 'ลึกเชิง', out: [7] },
    { q: 'ガラス', out: [8] },
    { q: 'データ', out: [8] },
    { q: 'ﾃﾞｰﾀ', out: [8] },
    { q: '学機', out: [] },
    { q: 'ราย', out: [] },
    { q: 'reseaux', out: [9] },
    { q: 'loom behavior', out: [10] },
    { q: 'हिंदी', out: [11] },
    { q: 'éthique', out: [12] },
    { q: "d'éthique", out: [12] },
    { q: 'l ethique', out: [12] },
    { q: 'Ormel', out: [12] },
    { q: "J. d'Ormel", out: [12] },
    { q: 'd’Ormel J', out: [12] },
    { q: 'author:ormel', out: [12] },
    { q: 'Hueller J', out: [12] },
    { q: 'J. Huller', out: [12] },
    { q: 'ユーザー', out: [13] },
    { q: 'gpu', out: [14] },
    { q: '학습한다', out: [4] },
    { q: '직물모델', out: [4] },
    { q: '모델직물', out: [] },
  ])('$q', async ({ q, out }) => {
    const { ordinals, begun, corrected } = await english.search.find({ ...startState, q });
    expect([...ordinals].toSorted((a, b) => a - b)).toEqual(out);
    expect([begun, corrected]).toEqual([[], []]);
  });

  test('a word without spaces is marked where its letters follow each other', async () => {
    const { ordinals, words } = await english.search.find({ ...startState, q: '学习' });
    const rows = await english.search.rows(ordinals, words);
    const marked = rows.map(({ title }) => title.filter(({ hit }) => hit).map(({ text }) => text));
    expect(marked.toSorted()).toEqual([['学习'], ['学習'], ['學習']]);
  });
});

test('forms are those of the language of the site, of two in one script', async () => {
  const site = await buildSearchSite(makeCatalog(papers.slice(9), {}, { language: 'fr' }));
  const find = async (q: string) => [...(await site.search.find({ ...startState, q })).ordinals];
  expect(await find('profonde')).toEqual([0]);
  expect(await find('looms')).toEqual([1]);
  await site.remove();
});
