import { describe, expect, test } from 'vitest';
import { fieldsOf } from './readings.ts';

describe('texts', () => {
  test.each([
    { name: 'braces that keep capitals', tex: '{{GPT}-4 and {B}ERT}', out: 'GPT-4 and BERT' },
    {
      name: 'accents in every spelling',
      tex: "Garc{\\'i}a G\\\"{o}del {\\'{e}}t\\'e Erd{\\H o}s {\\L}ukasz stra{\\ss}e \\c cedilla \\v{s}",
      out: 'García Gödel été Erdős Łukasz straße çedilla š',
    },
    {
      name: 'a dotless i',
      tex: 'na{\\"\\i}ve, na\\"{\\i}ve, d\'Alch{\\\'\\i}',
      out: "naïve, naïve, d'Alchí",
    },
    { name: 'escaped signs', tex: '90\\% \\& more\\_of \\#1', out: '90% & more_of #1' },
    {
      name: 'formulas',
      tex: '{$O(n^{2})$ in $\\ell_{2}$ {N}orm}',
      out: '$O(n^{2})$ in $\\ell_{2}$ Norm',
    },
    {
      name: 'emphasis',
      tex: 'An \\emph{in situ} \\textit{test}',
      out: 'An *in situ* \\textit{test}',
    },
    { name: 'money', tex: 'costs \\$5 or \\$10', out: 'costs $5 or $10' },
    { name: 'money that would be a formula', tex: 'from \\$5 to \\$x', out: 'from $5 to $x' },
    {
      name: 'ties and dashes',
      tex: 'Figure~1 -- a~test---really',
      out: 'Figure 1 -- a test---really',
    },
    {
      name: 'named signs',
      tex: 'a\\textasciitilde{}b \\textbackslash{}c \\textless d',
      out: 'a~b \\c <d',
    },
    { name: 'line breaks', tex: 'One\n   title   over\r\nlines', out: 'One title over lines' },
    { name: 'Unicode', tex: '王伟 — naïve Łukasz', out: '王伟 — naïve Łukasz' },
    { name: 'escaped tags', tex: 'A &lt;b&gt;c&lt;/b&gt; &amp;amp; d', out: 'A \\textbf{c} & d' },
    { name: 'an apostrophe as an accent', tex: "l\\'Hopital don\\'t", out: "l'Hopital don't" },
    { name: 'colours and links', tex: '\\textcolor{red}{A} \\href{https://e.org}{b}', out: 'A b' },
    { name: 'a fraction in text', tex: '\\nicefrac{1}{2}-integral', out: '1/2-integral' },
    { name: 'two forms of one text', tex: '\\texorpdfstring{$x$}{x}-rays', out: 'x-rays' },
    { name: 'capitals', tex: '\\uppercase{abc} \\acro{DEF}', out: 'ABC DEF' },
    { name: 'what only sorts or sets', tex: '\\noopsort{z}A\\quad B\\hspace{1cm}', out: 'A B' },
    { name: 'a line that is broken', tex: 'A\\newline b\\linebreak{} c', out: 'A b c' },
    {
      name: 'tags of Crossref',
      tex: '{$\\less$}i{$\\greater$}E. coli{$\\less$}/i{$\\greater$} R{\\&}amp$\\mathsemicolon$D',
      out: '*E. coli* R&D',
    },
    {
      name: 'tags of Zotero',
      tex: '{\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater} p {\\textless} 5',
      out: '*E. coli* p < 5',
    },
    { name: 'signs of an order', tex: 'a $<$ b $>$ c', out: 'a $<$ b $>$ c' },
    { name: 'French quotes', tex: '\\og{}a\\fg{}', out: '«a»' },
    { name: 'a quote inside braces', tex: 'Say {"}no{"}', out: 'Say "no"' },
  ])('$name', ({ tex, out }) => {
    expect(fieldsOf(`title = {${tex}}`)?.title).toBe(out);
  });

  test.each([
    '<jats:title>Abstract</jats:title><jats:p>One.</jats:p>',
    '\\textbf{Abstract.} One.',
    'Abstract: One.',
    'Abstract—One.',
  ])('the word that heads an abstract is left out: %s', (abstract) => {
    expect(fieldsOf(`abstract = {${abstract}}`)?.abstract).toBe('One.');
  });

  test('paragraphs stay apart', () => {
    expect(fieldsOf('abstract = {One\ntwo.\n\nThree \\par four.}')?.abstract).toBe(
      'One two.\n\nThree\n\nfour.',
    );
  });
});

describe('names', () => {
  test.each([
    {
      names: 'Yo Sun and Van Gool, Luc',
      out: [
        ['Sun', 'Yo'],
        ['Van Gool', 'Luc'],
      ],
    },
    {
      names: 'Ludwig van Beethoven and Jean de la Fontaine',
      out: [
        ['van Beethoven', 'Ludwig'],
        ['de la Fontaine', 'Jean'],
      ],
    },
    { names: 'King, Jr., Martin Luther', out: [['King', 'Martin Luther', 'Jr.']] },
    {
      names: '{Barnes and Noble, Inc.} and Lee, Ann',
      out: [['Barnes and Noble, Inc.'], ['Lee', 'Ann']],
    },
    { names: '{OpenAI}', out: [['OpenAI']] },
    { names: 'Mausam', out: [['Mausam']] },
    { names: 'Mausam, ', out: [['Mausam']] },
    { names: "Garc{\\'i}a M{\\'a}rquez, Ana", out: [['García Márquez', 'Ana']] },
    { names: '{van der Berg}, Jan Willem', out: [['van der Berg', 'Jan Willem']] },
    { names: 'Guido {van Rossum}', out: [['van Rossum', 'Guido']] },
    {
      names: 'Ann\n   Lee\n   and\n   Bo~Chen',
      out: [
        ['Lee', 'Ann'],
        ['Chen', 'Bo'],
      ],
    },
    { names: '王伟 AND 李明', out: [['王伟'], ['李明']] },
    { names: 'A. B. Smith III', out: [['Smith', 'A. B.', 'III']] },
  ])('$names', ({ names, out }) => {
    expect(fieldsOf(`author = {${names}}`)?.authors).toEqual(
      out.map(([family, given, suffix]) => ({
        family,
        ...(given && { given }),
        ...(suffix && { suffix }),
      })),
    );
  });

  test('"and others" makes the list incomplete', () => {
    expect(fieldsOf('author = {Ann Lee and others}')).toEqual({
      id: 'key',
      authors: [{ family: 'Lee', given: 'Ann' }],
      authorsComplete: false,
    });
  });
});

describe('dates', () => {
  test.each([
    { fields: 'year = 2024', out: '2024' },
    { fields: 'year = {2024}, month = jul', out: '2024-07' },
    { fields: 'year = 2024, month = "July"', out: '2024-07' },
    { fields: 'year = 2024, month = 7, day = 5', out: '2024-07-05' },
    { fields: 'year = 2024, month = "5~" # jul', out: '2024-07-05' },
    { fields: 'date = {2024-07-05}', out: '2024-07-05' },
    { fields: 'date = {2024-07/2024-08}', out: '2024-07' },
    { fields: 'year = {in press 2024}', out: '2024' },
    { fields: 'year = {forthcoming}', out: undefined },
    { fields: 'year = 2024, month = jul, day = {5th}', out: '2024-07-05' },
    { fields: 'year = 2024, month = jul, day = {5--9}', out: '2024-07-05' },
    { fields: 'year = 2024, month = {2024-07}', out: '2024-07' },
    { fields: 'year = 2024, month = jul, day = 32', out: '2024-07' },
    { fields: 'year = 2024, issue_date = {July 2024}', out: '2024-07' },
    { fields: 'year = 2024, issue_date = {July 2023}', out: '2024' },
    { fields: 'publication_date = {5 July 2024}', out: '2024-07-05' },
  ])('$fields', ({ fields, out }) => {
    expect(fieldsOf(fields)?.date).toBe(out);
  });
});
