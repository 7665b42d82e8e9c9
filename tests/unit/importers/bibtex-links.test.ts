import { describe, expect, test } from 'vitest';
import { entry, fieldsOf, records, remarks } from './readings.ts';

describe('identifiers and links of entries', () => {
  test.each([
    { fields: 'journal = {arXiv preprint arXiv:2407.01230}', out: '2407.01230' },
    { fields: 'eprint = {hep-th/9901001}, archiveprefix = {arXiv}', out: 'hep-th/9901001' },
    { fields: 'doi = {10.48550/arXiv.2407.01230}', out: '2407.01230' },
    { fields: 'url = {http://arxiv.org/abs/2407.01230v3}', out: '2407.01230' },
    { fields: 'journal = {CoRR}, volume = {abs/2407.01230}', out: '2407.01230' },
    { fields: 'arxiv = {2404.12345}', out: '2404.12345' },
    { fields: 'arxivId = {2404.12345}, archivePrefix = {arXiv}', out: '2404.12345' },
    { fields: 'journal = {arXiv e-prints}, eid = {arXiv:2404.12345}', out: '2404.12345' },
    { fields: 'note = {{arXiv}:2404.12345 [cs]}', out: '2404.12345' },
    { fields: 'howpublished = {\\url{https://arxiv.org/abs/2404.12345}}', out: '2404.12345' },
  ])('arXiv identifier of $fields', ({ fields, out }) => {
    expect(fieldsOf(fields)).toEqual({ id: 'key', ...(out && { arxiv: out }) });
  });

  test('every address has a place, and what is none is named', () => {
    const text = entry(`title = {A}, url = {www.e.org/x}, html = {https://e.org/a.html},
      slides = {https://e.org/s}, video = {https://e.org/v}, website = {e.org/w}, blog = {https://e.org/b},
      supp = {https://e.org/supp}, poster = {https://e.org/p}, code = {https://github.com/a/b},
      pdf = {paper.pdf}, pmid = {12345}`);
    expect(records('bibtex', text)).toMatchObject([
      {
        url: 'https://www.e.org/x',
        code: ['https://github.com/a/b'],
        links: [
          { label: 'HTML', url: 'https://e.org/a.html' },
          { label: 'Slides', url: 'https://e.org/s' },
          { label: 'Video', url: 'https://e.org/v' },
          { label: 'Website', url: 'https://e.org/w' },
          { label: 'Blog', url: 'https://e.org/b' },
          { label: 'Supplement', url: 'https://e.org/supp' },
          { label: 'Poster', url: 'https://e.org/p' },
          { label: 'PubMed', url: 'https://pubmed.ncbi.nlm.nih.gov/12345/' },
        ],
      },
    ]);
    expect(remarks('bibtex', text)).toEqual([
      'pdf: is no address; write one that starts with https://; left out "paper.pdf"',
    ]);
    expect(records('bibtex', entry('url = {https://e.org/a https://e.org/b}'))).toMatchObject([
      { url: 'https://e.org/a', links: [{ label: 'e.org', url: 'https://e.org/b' }] },
    ]);
  });

  test('a field of any name that is an address and nothing else is a link', () => {
    const text = entry(`youtube = {https://e.org/y}, project-page = {\\url{https://e.org/p}},
      biburl = {https://e.org/b.bib}, thanks = {see https://e.org/t}, arxiv_id = {2407.01230},
      note = {doi:10.1000/xyz}`);
    expect(records('bibtex', text)).toMatchObject([
      {
        arxiv: '2407.01230',
        doi: '10.1000/xyz',
        links: [
          { label: 'Youtube', url: 'https://e.org/y' },
          { label: 'Project page', url: 'https://e.org/p' },
        ],
      },
    ]);
    expect(remarks('bibtex', text)).toEqual([
      'biburl: has no place in a record; left out "https://e.org/b.bib"',
      'thanks: has no place in a record; left out "see https://e.org/t"',
    ]);
  });

  test('what is no identifier says how one is written', () => {
    expect(remarks('bibtex', entry('doi = {N/A}, arxiv = {yes}'))).toEqual([
      'doi: is no DOI that can be read; write it bare, like 10.1000/xyz; left out "N/A"',
      'arxiv: is no arXiv identifier; write it bare, like 2407.01230; left out "yes"',
    ]);
  });

  test('archives beside arXiv, and numbers of databases, are links', () => {
    const text = entry(`eprint = {1234567}, eprinttype = {pubmed}, inspirehep_id = {12},
      github = {a/b}, bdsk-url-2 = {https://f.org/x}`);
    expect(records('bibtex', text)).toMatchObject([
      {
        code: ['https://github.com/a/b'],
        url: 'https://f.org/x',
        links: [
          { label: 'INSPIRE', url: 'https://inspirehep.net/literature/12' },
          { label: 'PubMed', url: 'https://pubmed.ncbi.nlm.nih.gov/1234567/' },
        ],
      },
    ]);
    expect(remarks('bibtex', text)).toEqual([]);
  });
});

test('what two fields say alike is said once', () => {
  const fields =
    'doi={10.1145/1.2}, DOI={https://doi.org/10.1145/1.2}, language={ngerman}, langid={german}';
  expect(remarks('bibtex', entry(fields))).toEqual([]);
  expect(remarks('bibtex', entry('doi={x}, language={?}'))).toHaveLength(2);
});
