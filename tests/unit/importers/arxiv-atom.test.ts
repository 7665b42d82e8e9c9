import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems, readAll, records, remarks } from './readings.ts';

const feed = (...entries: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
${entries.map((entry) => `  <entry>\n${entry}\n  </entry>`).join('\n')}
</feed>`;

const whole = `    <id>http://arxiv.org/abs/2407.01230v2</id>
    <updated>2024-08-01T00:00:00Z</updated>
    <published>2024-07-05T16:23:20Z</published>
    <title>A Title: over
  two lines with $\\ell_2$</title>
    <summary>  We show that x &lt; y &amp; z.
Second line.
  Second paragraph.
</summary>
    <author><name>Ann Lee</name></author>
    <author><name>Jan Willem van der Berg</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Lab</arxiv:affiliation></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages, 3 figures</arxiv:comment>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/xyz</arxiv:doi>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">ICML 2025</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/2407.01230v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/2407.01230v2" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.BT" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.AQ" scheme="http://arxiv.org/schemas/atom"/>`;

test('an entry of the API', () => {
  expect(readAll('arxiv', feed(whole))).toEqual([
    {
      line: 4,
      count: { read: 12, taken: 9, merged: 1, left: 2 },
      record: {
        title: 'A Title: over two lines with $\\ell_2$',
        date: '2024-07-05',
        area: ['BT', 'AQ'],
        authors: [
          { family: 'Lee', given: 'Ann' },
          { family: 'van der Berg', given: 'Jan Willem' },
        ],
        arxiv: '2407.01230',
        doi: '10.1000/xyz',
        abstract: 'We show that x < y & z. Second line.\n\nSecond paragraph.',
      },
      remarks: [
        { line: 4, message: 'comment: has no place in a record; left out "12 pages, 3 figures"' },
        { line: 4, message: 'journal_ref: has no place in a record; left out "ICML 2025"' },
      ],
    },
  ]);
});

test.each([
  {
    name: 'an old identifier',
    xml: '<id>http://arxiv.org/abs/hep-th/9901001v1</id>',
    out: { arxiv: 'hep-th/9901001' },
  },
  {
    name: 'an old identifier with subject class',
    xml: '<id>http://arxiv.org/abs/math.GT/0309136</id>',
    out: { arxiv: 'math.GT/0309136' },
  },
  {
    name: 'a category that the catalogue lacks, then one that it has',
    xml: '<category term="q-bio.NC"/><category term="cs.AQ"/>',
    out: { area: 'AQ' },
  },
  { name: 'no category', xml: '<title>A</title>', out: { title: 'A' } },
  {
    name: 'numeric entities',
    xml: '<title>Caf&#233; &#x2014; x</title>',
    out: { title: 'Café — x' },
  },
  { name: 'CDATA', xml: '<title><![CDATA[a < b & c]]></title>', out: { title: 'a < b & c' } },
  {
    name: 'one author',
    xml: '<author><name>Mausam</name></author>',
    out: { authors: [{ family: 'Mausam' }] },
  },
  { name: 'an author without a name', xml: '<author/><author><name> </name></author>', out: {} },
  { name: 'a title that looks like a number', xml: '<title>1984</title>', out: { title: '1984' } },
  {
    name: 'a date without time',
    xml: '<published>2024-07-05</published>',
    out: { date: '2024-07-05' },
  },
  {
    name: 'a withdrawn paper',
    xml: '<arxiv:comment>This paper has been withdrawn by the author</arxiv:comment>',
    out: { status: 'withdrawn' },
  },
  {
    name: 'prefixes on everything',
    xml: '<title type="text">A</title><summary type="html">B</summary>',
    out: { title: 'A', abstract: 'B' },
  },
  { name: 'comments in the markup', xml: '<!-- x --><title>A</title>', out: { title: 'A' } },
  { name: 'an empty title', xml: '<title/>', out: {} },
  {
    name: 'a suffix',
    xml: '<author><name>Martin Luther King Jr.</name></author>',
    out: { authors: [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }] },
  },
])('$name', ({ xml, out }) => {
  expect(records('arxiv', feed(xml))).toEqual([out]);
});

test('a broken entry leaves the others', () => {
  const text = feed(whole, '<title>A <b></title>', '<title>C</title>');
  expect(records('arxiv', text)).toHaveLength(2);
  expect(problems('arxiv', text)).toEqual([
    "25: is not valid XML: Expected closing tag 'b' (opened in line 2, col 10) instead of closing tag 'title'.",
  ]);
});

test('an error of the API, and a feed without entries', () => {
  expect(
    problems('arxiv', feed('<title>Error</title><summary>incorrect id format for x</summary>')),
  ).toEqual(['4: arXiv says: incorrect id format for x']);
  expect(readAll('arxiv', feed())).toEqual([]);
  expect(remarks('arxiv', feed('<title>A</title>'))).toEqual([]);
});

test('no entity grows without bound', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${feed('<title>&b;</title>')}`;
  expect(records('arxiv', bomb)).toEqual([{ title: '&b;' }]);
});

test('no input crashes it', () => {
  const piece = fc.constantFrom(
    '<entry>',
    '</entry>',
    '<title>',
    '</title>',
    '<author>',
    '<name>',
    '&',
    '&lt;',
    '<![CDATA[',
    ']]>',
    'x',
    '\n',
    '<',
    '>',
    '<link href="',
    '"/>',
    '<!DOCTYPE [',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => `<entry>${pieces.join('')}</entry>`),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        for (const found of readAll('arxiv', text)) expect(found.line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});
