import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

/** Made-up works: a title, an author and an abstract in each script. */
const works = {
  latin: ['Réseaux de fil', 'Zoë Kjær', 'Économie de la traîne et du métier.'],
  cyrillic: ['Обучение ткацкого станка', 'Йован Щукин', 'Механизмы внимания и ёмкости нитей.'],
  greek: ['Μάθηση του ιστού', 'Ιωάννης Μαρής', 'Οι κλωστές της ύφανσης.'],
  arabic: ['التعلم في النسيج', 'ليلى المسدي', 'خيوط النول الطويلة.'],
  hebrew: ['לִמּוּד האריגה', 'נועה ברק', 'חוטים של נול.'],
  devanagari: ['करघे का शिक्षण', 'मीरा जोशी', 'धागों की लंबी कतार।'],
  bengali: ['তাঁতের শিক্ষা', 'রীতা সেন', 'সুতার দীর্ঘ সারি।'],
  tamil: ['நெசவுக் கற்றல்', 'மாலா குமரன்', 'நூல்களின் வரிசை.'],
  telugu: ['నేత అభ్యాసం', 'లత రావు', 'దారాల వరుస.'],
  thai: ['การเรียนรู้การทอ', 'สมชาย ทองดี', 'เส้นด้ายยาว'],
  korean: ['주의 직물 학습', '김민수', '실의 긴 줄에 대하여.'],
  japanese: ['織物の学習', '山田花子', 'ハタの糸について。'],
  chinese: ['织机的学习', '王小明', '长线的排列。'],
  armenian: ['Հյուսման ուսուցում', 'Անի Պետրոսյան', 'Թելերի շարքը։'],
  georgian: ['ქსოვის სწავლება', 'ნინო ბერიძე', 'ძაფების რიგი.'],
  amharic: ['የሽመና ትምህርት', 'አበበ ካሳ', 'የክር ረድፍ።'],
  khmer: ['ការរៀនត្បាញ', 'សុខ ដារា', 'ខ្សែវែង'],
} as const;

const scripts = Object.entries(works);
let site: SearchSite;

beforeAll(async () => {
  const papers = scripts.map(([id, [title, author, abstract]], at) => ({
    ...{ id, title, abstract, authors: [author], date: String(1990 + at) },
  }));
  site = await buildSearchSite(makeCatalog(papers, {}, { language: 'ru' }));
});
afterAll(() => site.remove());

describe.each(scripts.map(([id, texts], at) => ({ id, texts, at })))('in $id', ({ texts, at }) => {
  const words = texts.join(' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  test.each(words.map((word) => ({ word })))('$word finds its work', async ({ word }) => {
    const { ordinals, begun, corrected } = await site.search.find({ ...startState, q: word });
    expect([...ordinals]).toContain(at);
    expect([begun, corrected]).toEqual([[], []]);
  });
});

test.each([
  { typed: 'ハタ', written: 'ﾊﾀ' },
  { typed: 'לימוד', written: 'לִימּוּד' },
])('$written is found as $typed', async ({ typed, written }) => {
  const texts = { title: written, authors: ['A B'] };
  const other = await buildSearchSite(makeCatalog([texts]));
  expect((await other.search.find({ ...startState, q: typed })).total).toBe(1);
  await other.remove();
});
