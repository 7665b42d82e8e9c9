import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { escapeHtml } from '#text/escape.ts';
import { toHtml, toInlineHtml } from '#text/to-html.ts';
import { toPlain } from '#text/to-plain.ts';

const sources = import.meta.glob<string>('/content/papers/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What the eleven abstracts hold besides plain words, and what becomes of it. */
const special: Record<string, [source: string, html: string, plain?: string][]> = {
  fu2024mixture: [
    [
      '*Mixture of Attention Spans* (MoA)',
      '<em>Mixture of Attention Spans</em> (MoA)',
      'Mixture of Attention Spans (MoA)',
    ],
    ['Vicuna-{7B, 13B} and Llama3-{8B, 70B}', 'Vicuna-{7B, 13B} and Llama3-{8B, 70B}'],
    ['by 3.9x with', 'by 3.9x with'],
    ['by 1.5-7.1x over', 'by <span class="nb">1.5–7.1x</span> over'],
    ['from 9%-36% to within 5%', 'from <span class="nb">9%–36%</span> to within 5%'],
    [
      'by 6.6-8.2x and 1.7-1.9x',
      'by <span class="nb">6.6–8.2x</span> and <span class="nb">1.7–1.9x</span>',
    ],
    [
      'at: https://github.com/thu-nics/MoA',
      'at: <a href="https://github.com/thu-nics/MoA" rel="external">github.com/thu-nics/MoA</a>',
    ],
  ],
  kim2026sieve: [
    [
      '1.3x, 1.3x, and 1.6x on Qwen3.5-397B-A17B, GPT-OSS-120B',
      '1.3x, 1.3x, and 1.6x on Qwen3.5-397B-A17B, GPT-OSS-120B',
    ],
    ['Qwen3-30B-A3B', 'Qwen3-30B-A3B'],
    ['intra- and inter-device', 'intra- and inter-device'],
  ],
  lee2024cats: [
    ['a ~15% improvement', 'a ~15% improvement'],
    ['within 1-2% of', 'within <span class="nb">1–2%</span> of'],
    ['Llama-7B and Mistral-7B', 'Llama-7B and Mistral-7B'],
  ],
  liang2025mixture: [
    ['arXiv:2411.04996; 2024', 'arXiv:2411.04996; 2024'],
    ['34.76% of', '34.76% of'],
    [
      'https://github.com/Weixin-Liang/Mixture-of-Mamba',
      '<a href="https://github.com/Weixin-Liang/Mixture-of-Mamba" rel="external">github.com/Weixin-Liang/Mixture-of-Mamba</a>',
    ],
  ],
  phan2025humanitys: [
    ['over 90\\% accuracy', 'over 90% accuracy', 'over 90% accuracy'],
    ["Humanity's Last Exam (HLE)", 'Humanity’s Last Exam (HLE)'],
    ['2,500 questions', '2,500 questions'],
    ['at https://lastexam.ai.', 'at <a href="https://lastexam.ai" rel="external">lastexam.ai</a>.'],
  ],
  sohn2025streaming: [
    ['optimizations-dynamic tiling', 'optimizations-dynamic tiling'],
    ['by 2.18x,', 'by 2.18x,'],
  ],
  sun2024learning: [
    ['of 125M to 1.3B parameters', 'of 125M to 1.3B parameters'],
    ['memory I/O', 'memory I/O'],
  ],
  yu2024geot: [['speedup of 1.80x and', 'speedup of 1.80x and']],
  zhang2025accelopt: [
    ['from $49\\%$ to $61\\%$', 'from 49% to 61%', 'from 49% to 61%'],
    ['being $26\\times$ cheaper', 'being 26× cheaper', 'being 26× cheaper'],
    ["AccelOpt's capability", 'AccelOpt’s capability'],
    ['AI acclerators', 'AI acclerators'],
  ],
  zhang2025adaptive: [
    ['to $3.9\\times$ over', 'to 3.9× over', 'to 3.9× over'],
    ['because 1) this task', 'because 1) this task'],
  ],
  zhao2023canvas: [
    ['average 1.5x speedups', 'average 1.5x speedups'],
    [
      'at https://github.com/tsinghua-ideal/Canvas.',
      'at <a href="https://github.com/tsinghua-ideal/Canvas" rel="external">github.com/tsinghua-ideal/Canvas</a>.',
    ],
  ],
};

function record(id: string): { title: string; abstract: string } {
  const [, frontMatter] =
    /^---\n(.*?)\n---/s.exec(sources[`/content/papers/${id}.mdx`] ?? '') ?? [];
  if (frontMatter === undefined) throw new Error(`content/papers/${id}.mdx has no record`);
  return parse(frontMatter);
}

describe.each(Object.entries(special))('%s', (id, spots) => {
  const { title, abstract } = record(id);

  it.each(spots)('%s', (source, html, plain = source) => {
    expect(abstract).toContain(source);
    expect(toHtml(abstract)).toContain(html);
    expect(toPlain(abstract)).toContain(plain);
  });

  it('changes nothing else', () => {
    const untouched = (text: string) => text.split(/[^A-Za-z ,.()]+/);
    const visible = toPlain(abstract);
    for (const piece of untouched(abstract.replace(/\\times|\*/g, '1'))) {
      expect(visible).toContain(piece);
    }
    expect(toInlineHtml(title)).toBe(escapeHtml(title).replaceAll('&#39;', '’'));
  });
});
