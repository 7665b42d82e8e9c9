import { expect, test } from 'vitest';
import { embedLines, folderIn } from '#embed/lines.ts';

test('the lines to paste say what they show, as text', () => {
  const lines = embedLines({
    root: 'https://a.example/papers/',
    folder: 'areas/aq/',
    name: 'A & B <i>"C"</i>',
  });
  expect(lines).toBe(`<script src="https://a.example/papers/embed.js" defer></script>
<offprint-list src="https://a.example/papers/areas/aq/feed.json" limit="10"><a href="https://a.example/papers/areas/aq/">A &amp; B &lt;i>"C"&lt;/i></a></offprint-list>`);
});

test.each([
  { search: '?areas/aq/', out: 'areas/aq/' },
  { search: '?authors/jane-doe-2/', out: 'authors/jane-doe-2/' },
  { search: '?code/', out: 'code/' },
  { search: '', out: '' },
  { search: '?', out: '' },
  { search: '?//evil.example/', out: '' },
  { search: '?areas/../x/', out: '' },
  { search: '?https://evil.example/', out: '' },
  { search: '?areas/aq/"><script>', out: '' },
])('$search asks for the folder "$out"', ({ search, out }) => {
  expect(folderIn(search)).toBe(out);
});
