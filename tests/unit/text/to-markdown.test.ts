import { expect, test } from 'vitest';
import { toInlineMarkdown, toMarkdown } from '#text/to-markdown.ts';

test.each([
  { name: 'plain words', source: 'Two words.', out: 'Two words.' },
  { name: 'paragraphs', source: 'One.\n\nTwo\nlines.', out: 'One.\n\nTwo lines.' },
  {
    name: 'formulas',
    source: 'In $O(n \\log n)$ of $$x_1^2$$',
    out: 'In $O(n \\log n)$ of $$x_1^2$$',
  },
  {
    name: 'emphasis',
    source: 'An *open* and **strong** word',
    out: 'An *open* and **strong** word',
  },
  {
    name: 'an address',
    source: 'See https://example.org/a_b for more.',
    out: 'See <https://example.org/a_b> for more.',
  },
  {
    name: 'a named link',
    source: '\\href{https://example.org/x}{the *code*}',
    out: '[the *code*](<https://example.org/x>)',
  },
  { name: 'code', source: 'A `kv_cache` and more', out: 'A `kv_cache` and more' },
  { name: 'signs', source: 'a_b [c] <d> e|f # g', out: 'a\\_b \\[c\\] \\<d\\> e\\|f # g' },
  { name: 'money', source: 'costs $5 or 15%', out: 'costs \\$5 or 15%' },
  { name: 'a heading', source: '# 1 in all', out: '\\# 1 in all' },
  { name: 'an item', source: '- one', out: '\\- one' },
  { name: 'a number', source: '2024. A year', out: '2024\\. A year' },
  { name: 'an attribute of pandoc', source: 'A Title {7B, 13B}', out: 'A Title \\{7B, 13B\\}' },
  { name: 'a citation of pandoc', source: 'recall @10, a@b', out: 'recall \\@10, a@b' },
])('$name', ({ source, out }) => {
  expect(toMarkdown(source)).toBe(out);
});

test('a title is one line without links', () => {
  expect(toInlineMarkdown('One *of*\n\nhttps://example.org/x')).toBe('One *of* example.org/x');
});
