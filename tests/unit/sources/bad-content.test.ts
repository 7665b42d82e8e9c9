import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { readContent } from '#sources/read-content.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/content');

/** Every folder of bad content and all that the check says of it. */
const reports: Record<string, string[]> = {
  'authors-as-text': [
    'papers/joined.mdx:5: authors.0: "Ada Sample, Tom Test, Eve Example" is not valid; write one person, like "Jane Doe" or "Van Gool, Luc"',
    'papers/sample.mdx:5: authors: "Ada Sample" is not valid; write a list of names, like ["Jane Doe", "Van Gool, Luc"]',
  ],
  'bad-json': [
    'papers/lines.jsonl:2: is not valid JSON: Unterminated string in JSON at position 11; write one object a line',
    `papers/lines.jsonl:3: is not valid JSON: Expected property name or '}' in JSON at position 1; write one object a line`,
    'papers/lines.jsonl:4: is not a record; write its fields by name',
    'papers/lines.jsonl:5: is not a record; write its fields by name',
  ],
  'bad-registry': [
    'areas/A Q.yaml:1: "A Q" is not valid; write the tag of an area, like "AQ"; rename the file',
    'areas/AQ.yaml:2: hue: 400 is not valid; write a hue in degrees, from 0 to 360',
    'areas/more/aq.yaml:1: has the same name as areas/AQ.yaml, but for capitals; keep one of them',
    'authors/ada-sample.yaml:2: orcid: "0000-0002" is not valid; write it bare, like "0000-0002-1825-0097"',
    'authors/ada-sample.yaml:3: hompage: is not a field; did you mean homepage?',
    'orgs/Sample.yaml:1: "Sample" is not valid; use lower case letters, digits and single hyphens, like jane-doe; rename the file',
    'orgs/empty.yaml:1: is empty; write its fields by name',
  ],
  'bad-utf8': [
    'papers/lines.jsonl:2: holds bytes that are not UTF-8; save it as UTF-8',
    'papers/sample.mdx:2: holds bytes that are not UTF-8; save it as UTF-8',
  ],
  'bad-yaml': [
    'papers/alias.mdx:2: title: starts with *, a reference in YAML; put the value in quotes',
    'papers/anchor.mdx:2: title: starts with &, a mark in YAML; put the value in quotes',
    'papers/braces.mdx:2: title: stands where the name of a field should; put a text in brackets or braces in quotes',
    'papers/bracket.mdx:6: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; close every bracket',
    'papers/list.mdx:1: is not a record; write its fields by name',
    'papers/reserved.mdx:2: is not valid YAML: Plain value cannot start with reserved character @; put the value in quotes',
    'papers/sample.mdx:2: is not valid YAML: Nested mappings are not allowed in compact mappings; put a value that holds a colon in quotes, and check the indentation',
    'papers/tab.mdx:8: is not valid YAML: Tabs are not allowed as indentation; indent with spaces',
  ],
  'blank-file': [
    'papers/sample.mdx:1: has no front matter; write "---" in line 1, then the fields, then "---"',
    'papers/spaces.mdx:1: has no front matter; write "---" in line 1, then the fields, then "---"',
  ],
  'broken-body': [
    'papers/import.mdx:9: body: is not valid MDX: Expected `from` but found `Identifier`; begin no line of text with import or export',
    'papers/sample.mdx:11: body: is not valid MDX: in braces: Invalid characters after number; write a plain { or < as \\{ or \\<',
    'papers/tag.mdx:9: body: is not valid MDX: Expected a closing tag for `<b>` before the end of `paragraph`; write a plain { or < as \\{ or \\<',
  ],
  'damaged-gzip': [
    'papers/text.jsonl.gz:1: is where reading ended, for the gzip data is damaged (incorrect header check); make or fetch it again',
  ],
  'duplicate-arxiv': [
    'papers/second.mdx:7: arxiv: "2407.00001" is also that of papers/first.mdx:1; keep one of the two papers, or correct the number',
  ],
  'duplicate-id': [
    'papers/2024/sample.mdx:1: id: "sample" is also that of papers/2023/sample.mdx:1; give one of them another id',
    'papers/lines.jsonl:2: id: "sample" is also that of papers/2023/sample.mdx:1; give one of them another id',
  ],
  'duplicate-key': ['papers/sample.mdx:7: title: is written twice; keep one of them'],
  'empty-authors': [
    'papers/sample.mdx:5: authors: is missing; write a list of names, like ["Jane Doe", "Van Gool, Luc"], or the editors',
  ],
  'http-code': [
    'papers/sample.mdx:7: code.0: "http://example.org/code" is not valid; write the https:// address of the repository',
  ],
  'id-in-front-matter': [`papers/sample.mdx:7: id: comes from the file's name; remove it here`],
  'id-with-capitals': [
    'papers/2407.00001.mdx:1: id: "2407.00001" is not valid; use lower case letters, digits and hyphens, like doe2024example; rename the file',
    'papers/Sample2024.mdx:1: id: "Sample2024" is not valid; use lower case letters, digits and hyphens, like doe2024example; rename the file',
    'papers/lines.jsonl:1: id: "Sample" is not valid; use lower case letters, digits and hyphens, like doe2024example',
  ],
  'impossible-date': [
    'papers/sample.mdx:3: date: "2024-13-01" is not valid; write it in quotes, as "2024-07-05", "2024-07" or "2024"',
    'papers/unquoted.mdx:3: date: 2025-02-30 is no day of the calendar; correct it, and put it in quotes',
  ],
  'javascript-code': [
    'papers/sample.mdx:9: code.1: "javascript:alert(1)" is not valid; write the https:// address of the repository',
  ],
  'lost-backslash': [
    'papers/sample.mdx:2: title: \\times loses its backslash in double quotes; use single quotes',
  ],
  'malformed-arxiv': [
    'papers/sample.mdx:7: arxiv: "arXiv:2407.01230v2" is not valid; write it bare, without version, like "2407.01230"',
  ],
  'malformed-doi': [
    'papers/sample.mdx:7: doi: "https://doi.org/10.1000/xyz" is not valid; write it bare, like "10.1000/xyz"',
  ],
  'missing-title': [
    'papers/lines.jsonl:1: title: is missing; write the title as text, in quotes if need be',
    'papers/sample.mdx:1: title: is missing; write the title as text, in quotes if need be',
  ],
  'no-front-matter': [
    'papers/dashes.mdx:7: starts with "---", which ends the front matter; indent it',
    'papers/open.mdx:1: has front matter without an end; write "---" below the fields',
    'papers/sample.mdx:1: has no front matter; write "---" in line 1, then the fields, then "---"',
  ],
  'truncated-gzip': [
    'papers/lines.jsonl.gz:12: is where the gzip data breaks off; make or fetch it again',
  ],
  'unknown-area': [
    'papers/other.mdx:4: area: "QQQ" is not in areas/; add areas/QQQ.yaml',
    'papers/sample.mdx:4: area: "aq" is not in areas/; did you mean "AQ"? Otherwise add areas/aq.yaml',
  ],
  'unknown-author': [
    'papers/sample.mdx:6: authors.0.id: "ada-sampel" is not in authors/; did you mean "ada-sample"? Otherwise add authors/ada-sampel.yaml',
  ],
  'unknown-field': ['papers/sample.mdx:6: abstrct: is not a field; did you mean abstract?'],
  'unknown-nested-field': [
    'papers/lines.jsonl:2: authors.0.gven: is not a field; did you mean given?',
    'papers/sample.mdx:7: authors.1.gven: is not a field; did you mean given?',
    'papers/sample.mdx:13: venue.publisher: is not a field; remove it, or use one of name, type, year, volume, issue, pages, series',
  ],
  'unknown-org': [
    'papers/lines.jsonl:1: org.0: "nowhere" is not in orgs/; add orgs/nowhere.yaml',
    'papers/sample.mdx:9: org.1: "sample-lib" is not in orgs/; did you mean "sample-lab"? Otherwise add orgs/sample-lib.yaml',
  ],
  'unquoted-arxiv': [
    'papers/sample.mdx:7: arxiv: 2407.0123 is not valid; write it bare and in quotes, like "2407.01230"',
  ],
  'unquoted-date': [
    'papers/sample.mdx:3: date: 2024-07-05 has no quotes; write it in quotes, as "2024-07-05", "2024-07" or "2024"',
    'papers/year.mdx:3: date: 2024 has no quotes; write it in quotes, as "2024-07-05", "2024-07" or "2024"',
  ],
  'wrong-ending': [
    'papers/lines.JSONL:1: is not read, for its name does not end in .mdx or .bib or .jsonl or .jsonl.gz or .yaml',
    'papers/sample.md:1: is not read, for its name does not end in .mdx or .bib or .jsonl or .jsonl.gz or .yaml',
  ],
};

describe('readContent reports bad content', () => {
  test('with a report for every fixture', () => {
    expect(readdirSync(`${fixtures}/bad`).sort()).toEqual(Object.keys(reports).sort());
  });

  test.each(Object.entries(reports))('%s', async (name, report) => {
    const folder = `${fixtures}/bad/${name}`;
    const { problems } = await readContent(folder, { fallback: `${fixtures}/good`, root: folder });
    expect(problems.map(formatProblem)).toEqual(report);
  });
});
