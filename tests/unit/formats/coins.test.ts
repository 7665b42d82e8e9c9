import { expect, test } from 'vitest';
import { toCoins } from '#formats/cite/coins.ts';
import { hardCases, makeCited } from './hard-cases.ts';

test('a citation as OpenURL', () => {
  const venue = { name: 'A & B', type: 'journal', year: 2025, volume: '3', pages: '1-12' } as const;
  const coins = new URLSearchParams(toCoins(makeCited({ venue, doi: '10.1234/x' })));
  expect([...coins]).toEqual([
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft_id', 'info:doi/10.1234/x'],
    ['rft.genre', 'article'],
    ['rft.atitle', 'A Title'],
    ['rft.jtitle', 'A & B'],
    ['rft.volume', '3'],
    ['rft.spage', '1'],
    ['rft.epage', '12'],
    ['rft.date', '2025'],
    ['rft.au', 'Lee, Ann'],
  ]);
});

test('who is not named is no author', () => {
  const coins = new URLSearchParams(toCoins(makeCited({ authorsComplete: false })));
  expect(coins.getAll('rft.au')).toEqual(['Lee, Ann']);
});

test.each(hardCases)('$id survives the encoding', (paper) => {
  const coins = new URLSearchParams(toCoins(paper));
  expect(coins.getAll('rft.au')).toHaveLength(paper.authors.length);
});
