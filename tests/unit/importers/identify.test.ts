import { describe, expect, test } from 'vitest';
import { doiOfAddress, readAddresses, readArxiv, readDoi } from '#importers/identify.ts';

const sici = '10.1175/1520-0477(1996)077<0935:WOTWSM>2.0.CO;2';

describe('DOIs', () => {
  test.each([
    ['10.1145/1.2', '10.1145/1.2'],
    ['http://doi.acm.org/10.1145/1.2', '10.1145/1.2'],
    ['https://dx.doi.org/10.1145/1.2', '10.1145/1.2'],
    ['http://doi.ieeecomputersociety.org/10.1109/X.2019.1', '10.1109/X.2019.1'],
    ['https://dl.acm.org/doi/abs/10.1145/1.2?download=true', '10.1145/1.2'],
    ['https://proxy.example.edu/login?url=https://doi.org/10.1145/1.2', '10.1145/1.2'],
    ['doi.org/10.1145/1.2', '10.1145/1.2'],
    ['https://doi.org/https://doi.org/10.1145/1.2', '10.1145/1.2'],
    ['doi: 10.1145/1.2.', '10.1145/1.2'],
    ['DOI: https://doi.org/10.1145/1.2', '10.1145/1.2'],
    ['10.1145/1.2 [doi]', '10.1145/1.2'],
    ['https://link.springer.com/content/pdf/10.1007/s1-2.pdf', '10.1007/s1-2'],
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.12v2.full.pdf', '10.1101/2020.01.01.12'],
    ['10.1175/1520-0477(1996)077%3C0935:WOTWSM%3E2.0.CO;2', sici],
    ['DOI 10.1145/1.2', '10.1145/1.2'],
    ['urn:doi:10.1145/1.2', '10.1145/1.2'],
    ['info:doi/10.1145/1.2', '10.1145/1.2'],
    ['10.1000%2Fxyz', '10.1000/xyz'],
    ['\\url{https://doi.org/10.1007/978-3-030\\_12}', '10.1007/978-3-030_12'],
    ['10.1007/978{\\_}12', '10.1007/978_12'],
    ['10.1000.10/123', '10.1000.10/123'],
    ['https://doi-org.proxy.example.edu/10.1145/1.2', '10.1145/1.2'],
    ['https://www.tandfonline.com/doi/full/10.1080/1.2', '10.1080/1.2'],
    ['https://doi.org/10.1038/s1-2?nosfx=y', '10.1038/s1-2'],
    ['10.1000/\u00adabc', '10.1000/abc'],
    [
      '10.1175/1520-0469(1963)020\\&lt;0130:DNF\\&gt;2.0.CO;2',
      '10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2',
    ],
    [sici, sici],
    ['10.1175/1520-0477(1996)077&lt;0935:WOTWSM&gt;2.0.CO;2', sici],
    ['10.1175/1520-0477(1996)077{\\textless}0935:WOTWSM{\\textgreater}2.0.CO;2', sici],
    ['10.1175/1520-0477(1996)077$<$0935:WOTWSM$>$2.0.CO;2', sici],
    ['https://doi.org/10.1175/1520-0477(1996)077%3C0935:WOTWSM%3E2.0.CO;2', sici],
    [
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    ],
  ])('%s', (text, out) => {
    expect(readDoi(text)).toBe(out);
  });

  test.each([
    ['https://onlinelibrary.wiley.com/doi/10.1002/abc.1/abstract', '10.1002/abc.1'],
    ['https://dl.acm.org/doi/fullHtml/10.1145/1.2?casa=1', '10.1145/1.2'],
    ['https://journals.example.org/10.1086/1.2/pdf', '10.1086/1.2'],
    ['10.1000/abc/abstract', '10.1000/abc/abstract'],
    ['<https://doi.org/10.1000/xyz>', '10.1000/xyz'],
    ['[10.1000/xyz]', '10.1000/xyz'],
    ['(10.1016/S0140-6736(05)67728-8).', '10.1016/S0140-6736(05)67728-8'],
  ])('%s is what a page or brackets say of one', (written, out) => {
    expect(readDoi(written)).toBe(out);
  });

  test.each(['N/A', '', 'see 10.1145/1.2', '10.1145', 'https://e.org/', '10.1/<script>'])(
    '%s is none',
    (text) => {
      expect(readDoi(text)).toBeUndefined();
    },
  );

  test('an address is one where it leads to a resolver', () => {
    expect(doiOfAddress('http://doi.acm.org/10.1145/1.2')).toBe('10.1145/1.2');
    expect(doiOfAddress('https://link.springer.com/article/10.1007/s1')).toBeUndefined();
  });
});

test.each([
  ['2404.12345', '2404.12345'],
  ['arXiv:2404.12345v2 [cs.LG]', '2404.12345'],
  ['arXiv preprint arXiv:2404.12345', '2404.12345'],
  ['abs/2404.12345', '2404.12345'],
  ['https://arxiv.org/pdf/2404.12345v1.pdf', '2404.12345'],
  ['arxiv.org/abs/2404.12345', '2404.12345'],
  ['http://xxx.lanl.gov/abs/hep-th/9901001', 'hep-th/9901001'],
  ['https://ar5iv.labs.arxiv.org/html/2404.12345', '2404.12345'],
  ['oai:arXiv.org:2404.12345', '2404.12345'],
  ['10.48550/arXiv.2404.12345', '2404.12345'],
  ['math.GT/0309136', 'math.GT/0309136'],
  ['arXiv:math.GT/0309136v1', 'math.GT/0309136'],
  ['hal-0123', undefined],
])('arXiv number of %s', (text, out) => {
  expect(readArxiv(text)).toBe(out);
});

test.each([
  ['www.e.org/x', ['https://www.e.org/x']],
  ['hpc.example.gov/documentation', ['https://hpc.example.gov/documentation']],
  ['https://e.org/a https://e.org/b', ['https://e.org/a', 'https://e.org/b']],
  ['https://e.org/a; https://e.org/b', ['https://e.org/a', 'https://e.org/b']],
  ['\\url{https://e.org/a\\_b}', ['https://e.org/a_b']],
  ['https://e.org/{\\~{}}a\\%20b', ['https://e.org/~a%20b']],
  ['https://e.org/$\\sim$a', ['https://e.org/~a']],
  ['\\href{https://e.org/a}{Home}', ['https://e.org/a']],
  ['<https://e.org/a>', ['https://e.org/a']],
  ['https://e.org/?a=1&amp;b=2', ['https://e.org/?a=1&b=2']],
  ['https:/e.org/a', ['https://e.org/a']],
  ['https//e.org/a', ['https://e.org/a']],
  ['//e.org/a', ['https://e.org/a']],
  ['"https://e.org/a".', ['https://e.org/a']],
  ['[Home](https://e.org/a)', ['https://e.org/a']],
  ['\\url{https://e.org/a} and \\url{https://e.org/b}', ['https://e.org/a', 'https://e.org/b']],
  ['Available at: https://e.org/a', ['https://e.org/a']],
  ['https://e.org/a | https://e.org/b', ['https://e.org/a', 'https://e.org/b']],
  ['https://e.org/a\\\\https://e.org/b', ['https://e.org/a', 'https://e.org/b']],
  ['https://e.org/ahttps://e.org/b', ['https://e.org/a', 'https://e.org/b']],
  ['https://e.org/web/1/https://e.org/b', ['https://e.org/web/1/https://e.org/b']],
  ['(https://e.org/a_(b)).', ['https://e.org/a_(b)']],
  ['ftp://e.org/a', undefined],
  ['C:\\a\\b.pdf', undefined],
  ['paper.pdf', undefined],
  ['my paper at https://e.org', undefined],
  ['javascript:alert(1)', undefined],
  ['10.1145/1.2', undefined],
])('addresses in %s', (text, out) => {
  expect(readAddresses(text)).toEqual(out);
});
