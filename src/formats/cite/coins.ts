import { type CitedPaper, type CslItem, familyOf, toCslJson } from './csl-json.ts';

const genres = {
  article: 'preprint',
  'article-journal': 'article',
  'paper-conference': 'proceeding',
} as const;

/**
 * A citation as OpenURL ContextObject for `<span class="Z3988" title="…">`, which lets Zotero offer
 * the papers of a list: https://web.archive.org/web/2021/http://ocoins.info/. On a paper's own page
 * it would outrank the fuller tags of the head.
 */
export function toCoins(paper: CitedPaper): string {
  const item = toCslJson(paper);
  const [year, ...rest] = item.issued['date-parts'][0];
  const [first, last] = item.page?.split(/\s*[-–]+\s*/) ?? [];
  const fields: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft_id', item.DOI ? `info:doi/${item.DOI}` : item.URL],
    ['rft.genre', genres[item.type]],
    ['rft.atitle', item.title],
    ['rft.jtitle', item['container-title']],
    ['rft.volume', item.volume],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.date', [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-')],
    ...authorFields(item),
  ];
  return fields
    .flatMap(([key, value]) => (value ? `${key}=${encodeURIComponent(value)}` : []))
    .join('&');
}

function authorFields({ author }: CslItem): [string, string | undefined][] {
  const people = author.filter(({ literal }) => literal !== 'others');
  return people.map((name) => [
    'rft.au',
    name.given ? `${familyOf(name)}, ${name.given}` : familyOf(name),
  ]);
}
