import { expect, test } from 'vitest';
import { png, readSiteOf, svg } from '../../support/site-folder.ts';

test.each<{ name: string; files: Record<string, string | Uint8Array>; out: string[] }>([
  {
    name: 'a logo that runs or loads something',
    files: {
      'logo.svg': `${svg}<script>alert(1)</script><path onclick="x" style="fill:red" fill="url(https://example.org/a)"/><use href="https://example.org/b.svg"/></svg>`,
    },
    out: [
      'logo.svg:1: has <script>, which a picture of this site may not have',
      'logo.svg:1: has onclick, which would run something; remove it',
      'logo.svg:1: has a style attribute; write fill="…" and the like instead',
      'logo.svg:1: loads url(https://example.org/a); a picture of this site draws all by itself',
      'logo.svg:1: loads https://example.org/b.svg; a picture of this site draws all by itself',
    ],
  },
  {
    name: 'a logo that says something else in HTML than in XML',
    files: {
      'logo.svg':
        svg +
        `<g id="<!--" fill='--> onload="alert(1)'/>` +
        '<desc><g/></desc><text><![CDATA[><img src="x">]]></text>' +
        '<g fill="url&lpar;https://example.org/a)" stroke="u&#114;l(https://example.org/b)"/>' +
        '<g mask="\\75rl(https://example.org/c)"/><text>a&nbsp;b</text></svg>',
      'icon.svg': '<svg viewBox="0 0 1 1"><g xmlns="http://www.w3.org/1999/xhtml"/></svg>',
    },
    out: [
      'logo.svg:1: has < in id; write &lt;',
      'logo.svg:1: has elements in <desc>; write text alone',
      'logo.svg:1: has a CDATA section; write its text without one',
      'logo.svg:1: has &lpar; in fill; write the sign itself',
      'logo.svg:1: has &#114; in stroke; write the sign itself',
      'logo.svg:1: loads \\75rl(https://example.org/c); a picture of this site draws all by itself',
      'logo.svg:1: has &nbsp;, which SVG does not know; write the sign itself',
      'icon.svg:1: has no namespace; begin with <svg xmlns="http://www.w3.org/2000/svg"',
      'icon.svg:1: has elements of http://www.w3.org/1999/xhtml; leave this xmlns out',
    ],
  },
  {
    name: 'pictures that are none',
    files: {
      'logo.svg': '<svg><path></svg>',
      'icon.svg': '<html></html>',
      'card.png': 'GIF89a',
    },
    out: [
      "logo.svg:1: is not valid SVG: Expected closing tag 'path' (opened in line 1, col 6) instead of closing tag 'svg'.",
      'icon.svg:1: is no SVG; its outermost element is not <svg>',
      'card.png:1: is no PNG; save the picture as PNG',
    ],
  },
  {
    name: 'pictures that are too large or of another size',
    files: {
      'logo.svg': `${svg}<path d="${'M0 0'.repeat(2000)}"/></svg>`,
      'card.png': png(640, 480),
    },
    out: [
      'logo.svg:1: has 8076 bytes, in every page; simplify it below 4000',
      'card.png:1: is 640 by 480; make it 1200 by 630, or let npm run card draw one',
    ],
  },
])('what is wrong with $name', async ({ files, out }) => {
  const { lines } = await readSiteOf(files);
  expect(lines.toSorted()).toEqual(out.toSorted());
});
