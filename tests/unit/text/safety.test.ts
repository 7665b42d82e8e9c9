import fc from 'fast-check';
import { ELEMENT_NODE, type Node, parse, walkSync } from 'ultrahtml';
import { describe, expect, it } from 'vitest';
import { toHtml, toInlineHtml } from '#text/to-html.ts';
import { summarize, toPlain } from '#text/to-plain.ts';
import payloads from '../../fixtures/text/payloads.json' with { type: 'json' };
import { cpuSeconds } from '../../support/cpu-seconds.ts';

const elements: Record<string, string[]> = {
  ...Object.fromEntries('p em strong sup sub'.split(' ').map((name) => [name, []])),
  a: ['href', 'rel'],
  code: ['class'],
  span: ['class', 'tabindex'],
};
const mathml = /^(?:math|m[a-z]+|none)$/;
const mathmlAttribute =
  /^(?:class|display|form|stretchy|symmetric|minsize|maxsize|lspace|rspace|movablelimits|mathvariant|width|height|linethickness|accent|accentunder|columnalign|rowspacing|columnspacing)$/;

/** Everything in the HTML that the whitelist does not name. */
function foreign(html: string): string[] {
  const found: string[] = [];
  walkSync(parse(html), (node: Node) => {
    if (node.type !== ELEMENT_NODE) return;
    const known = elements[node.name];
    if (!known && !mathml.test(node.name)) found.push(`<${node.name}>`);
    for (const [name, value] of Object.entries(node.attributes)) {
      const allowed = known ? known.includes(name) : mathmlAttribute.test(name);
      if (!allowed) found.push(`<${node.name} ${name}>`);
      if (name === 'href' && !/^https?:\/\/[^\s"'<>\\]+$/.test(value)) found.push(value);
      if (name === 'rel' && value !== 'external') found.push(value);
      if (name !== 'href' && !/^[a-z0-9 .-]*$/i.test(value)) found.push(`${name}=${value}`);
    }
  });
  return found;
}

/** Tags open and close in turn, so that nothing leaks into the page around. */
function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z]+)[^<>]*>/g)) {
    if (slash === '') open.push(name ?? '');
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/<(?!\/?[a-z]+[ >])/.test(html);
}

function expectSafe(source: string): void {
  for (const html of [toHtml(source), toHtml(source, { block: true }), toInlineHtml(source)]) {
    expect(foreign(html)).toEqual([]);
    expect(isBalanced(html)).toBe(true);
    expect(html).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}/u);
  }
  expect(toInlineHtml(source)).not.toContain('<a ');
  expect(toPlain(source)).not.toMatch(/[^\P{Cc}\n]/u);
  expect(summarize(source, 60).length).toBeLessThanOrEqual(60);
}

describe('hostile payloads', () => {
  it('are noticed where they come through', () => {
    expect(foreign('<p onclick="x"><img src=x><a href="javascript:x">y</a></p>')).toHaveLength(4);
    expect(foreign('<math><mi style="x">y</mi><script></script></math>')).toHaveLength(2);
    expect(isBalanced('<p><em>x</p></em>')).toBe(false);
    expect(isBalanced('<p>x < y</p>')).toBe(false);
  });

  it.each(payloads)('renders %j as text', (payload) => {
    expectSafe(payload);
    expectSafe(`Before ${payload} after $x$ and *this*.`);
    expectSafe(`*${payload}* and \\emph{${payload}} and $\\text{${payload}}$`);
    expectSafe(payload.repeat(20));
  });
});

const signs = [
  ...'$*`~{}[]()\\"\'<>&_^%#-–—|.,:; \n',
  ...['$$', '**', '``', "''", '\\(', '\\)', '\\[', '\\]', '\\\\', '--', '---', '\n\n', '(cid:173)'],
];
const commands = `emph textbf texttt footnote url href cite textcolor em bf frac sqrt text mathcal
  tilde left right begin end item alpha times log def gdef let class style id data htmlData color
  char rule smash llap raisebox hspace Huge tag underline overline widehat binom boldsymbol L o v`;
const words = [
  ...['a', 'word', '5', '10', '3.9', 'x', 'é', '王', '😀', '\u202e', '\u0000', '\ud800', '\u2028'],
  ...['https://a.org/b', 'http://x', 'javascript:alert(1)', 'onclick=', '<script>', 'style="x"'],
  ...['{equation}', '{itemize}', '{matrix}', '{{', '}}', '$x$', '$\\frac{1}{2}$', '&amp;', '9em'],
];
const piece = fc.oneof(
  fc.constantFrom(...signs),
  fc.constantFrom(...commands.split(/\s+/).map((name) => `\\${name}`)),
  fc.constantFrom(...words),
  fc.constantFrom(...payloads),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

describe('any text', () => {
  it('becomes nothing but whitelisted HTML', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectSafe(pieces.join(''))),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 3000) },
    );
  });
});

const repeated = [
  ...[...signs, ...words].flatMap((sign) => [sign, `${sign}a`, `${sign}a `, `a${sign} `]),
  ...commands.split(/\s+/).flatMap((name) => [`\\${name}`, `\\${name}{`, `\\${name}{a}`]),
  ...['{\\em ', '$a', '$x_1$ ', '$x$-', '[a](', '\\href{http://a.b}{', '1-2x', '*a *b** ', '"a" '],
  ...['{', '\\sqrt{', 'x^{', '\\text{$', '\\left('].map((open) => `$${open.repeat(300)}$ `),
];

/** So many characters at once; more in `npm run test:long`. Their time grows as they do. */
const LENGTH = process.env['FUZZ_RUNS'] ? 100_000 : 30_000;

describe(`${LENGTH} characters`, () => {
  it.each(repeated)('of %j take ten microseconds each at most', (sign) => {
    const source = sign.repeat(Math.ceil(LENGTH / sign.length));
    const read = () => {
      toHtml(source, { block: true });
      toPlain(source);
    };
    expect(cpuSeconds(read)).toBeLessThan(LENGTH / 100_000);
  });
});
