import { describe, expect, it } from 'vitest';
import type { Inline } from '#text/nodes.ts';
import { typeset, typographic } from '#text/typography.ts';

const tests = [
  { typed: "Nobody's Last Word", out: 'Nobody’s Last Word' },
  { typed: "the agents' don't", out: 'the agents’ don’t' },
  { typed: "a 'Neural' Network", out: 'a ‘Neural’ Network' },
  { typed: "`strong' or `so called' conclusive", out: '‘strong’ or ‘so called’ conclusive' },
  { typed: "NIPS '13 and the '90s", out: 'NIPS ’13 and the ’90s' },
  { typed: "f' and x' in 5' and 5'", out: "f' and x' in 5' and 5'" },
  { typed: "a lone ' and 'this", out: "a lone ' and 'this" },
  { typed: 'the "best of" it ("all").', out: 'the “best of” it (“all”).' },
  { typed: '"Web 2.0", he said', out: '“Web 2.0”, he said' },
  { typed: 'a 5" disk', out: 'a 5" disk' },
  { typed: 'one " lone', out: 'one " lone' },
  { typed: '""empty""', out: '""empty""' },
  { typed: '“half TeX" here', out: '“half TeX” here' },
  { typed: 'by 1.5-7.1x over', out: 'by 1.5–7.1x over' },
  { typed: 'from 9%-36% to', out: 'from 9%–36% to' },
  { typed: '(1-2%), ~10-15%.', out: '(1–2%), ~10–15%.' },
  { typed: 'a 1,000-2,000x gain', out: 'a 1,000–2,000x gain' },
  { typed: 'GPT-4, 2-3-4x, 5-3x', out: 'GPT-4, 2-3-4x, 5-3x' },
  { typed: '2024-07-05, 0-1 loss, 555-1234', out: '2024-07-05, 0-1 loss, 555-1234' },
  { typed: 'arXiv:2411.04996-5x v1-2x', out: 'arXiv:2411.04996-5x v1-2x' },
  { typed: 'Qwen3.5-397B-A17B, 10-20K', out: 'Qwen3.5-397B-A17B, 10-20K' },
  { typed: '1-2xlarge', out: '1-2xlarge' },
];

describe('typographic', () => {
  it.each(tests)('sets $typed', ({ typed, out }) => {
    expect(typographic(typed)).toBe(out);
    expect(out).toHaveLength(typed.length);
  });
});

describe('typeset', () => {
  const text = (value: string): Inline => ({ type: 'text', value });

  it('reads across formulas and emphasis, and leaves code and links alone', () => {
    const nodes: Inline[] = [
      text('the "'),
      { type: 'math', tex: 'k', display: false },
      text('-'),
      { type: 'emphasis', children: [text("mean's")] },
      text('" of '),
      { type: 'code', children: [text('"x"')] },
      { type: 'link', url: "https://a.org/'", children: [text("a.org/'")] },
    ];
    expect(typeset(nodes)).toEqual([
      text('the “'),
      nodes[1],
      text('-'),
      { type: 'emphasis', children: [text('mean’s')] },
      text('” of '),
      nodes[5],
      nodes[6],
    ]);
  });
});
