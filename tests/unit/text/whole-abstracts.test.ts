import { describe, expect, it } from 'vitest';
import { readContent } from '#sources/read-content.ts';
import { toHtml, toInlineHtml } from '#text/to-html.ts';
import { toPlain } from '#text/to-plain.ts';
import { escapeHtml } from '#text/visible.ts';

const { content } = await readContent('tests/fixtures/site');
const papers = new Map(content.papers.map(({ record }) => [record.id, record]));

/** What whole abstracts hold besides plain words, and what becomes of it. */
const special: Record<string, [source: string, html: string, plain?: string][]> = {
  ferro2024spans: [
    [
      '*Mixture of Tension Spans* (MoTS)',
      '<em>Mixture of Tension Spans</em> (MoTS)',
      'Mixture of Tension Spans (MoTS)',
    ],
    ['Boletus-{7B, 13B} and Cortina-{8B, 70B}', 'Boletus-{7B, 13B} and Cortina-{8B, 70B}'],
    ['gaps 3.9x as', 'gaps 3.9x as'],
    ['1.5-7.1x as', '<span class="nb">1.5–7.1x</span> as'],
    ['from 9%-36% to within 5%', 'from <span class="nb">9%–36%</span> to within 5%'],
    [
      'at https://code.example/vela/spans',
      'at <a href="https://code.example/vela/spans" rel="external">code.example/vela/spans</a>',
    ],
  ],
  kestrel2026colander: [
    ['1.3x, 1.3x and 1.6x as', '1.3x, 1.3x and 1.6x as'],
    ["the buoys' own", 'the buoys’ own'],
  ],
  lund2024gulls: [
    ['a ~15% shorter', 'a ~15% shorter'],
    ['within 1-2% of', 'within <span class="nb">1–2%</span> of'],
    ['Cortina-7B and Boletus-7B', 'Cortina-7B and Boletus-7B'],
  ],
  lindgren2025heron: [
    ['34.76% of', '34.76% of'],
    [
      'https://code.example/lindgren/Mixture-of-Heron',
      '<a href="https://code.example/lindgren/Mixture-of-Heron" rel="external">code.example/lindgren/Mixture-of-Heron</a>',
    ],
  ],
  lindqvist2025last: [
    ['over 90\\% of', 'over 90% of', 'over 90% of'],
    ["Apprentice's Last Riddle (ALR)", 'Apprentice’s Last Riddle (ALR)'],
    ['2,500 questions', '2,500 questions'],
    [
      'at https://lastriddle.example.',
      'at <a href="https://lastriddle.example" rel="external">lastriddle.example</a>.',
    ],
  ],
  sorel2025streaming: [['2.18x of', '2.18x of']],
  brandal2024networks: [['From 125M to 1.3B fibres', 'From 125M to 1.3B fibres']],
  halm2024dye: [['gathers 1.80x as', 'gathers 1.80x as']],
  marrow2025abacus: [
    ['from $49\\%$ to $61\\%$', 'from 49% to 61%', 'from 49% to 61%'],
    ['being $26\\times$ cheaper', 'being 26× cheaper', 'being 26× cheaper'],
  ],
  marrow2025adaptive: [
    ['to $3.9\\times$ on', 'to 3.9× on', 'to 3.9× on'],
    ['because 1) the task', 'because 1) the task'],
  ],
  zeller2023quarry: [
    ['the night 1.5x', 'the night 1.5x'],
    [
      'https://code.example/stone-ideal/Quarry.',
      '<a href="https://code.example/stone-ideal/Quarry" rel="external">code.example/stone-ideal/Quarry</a>.',
    ],
  ],
};

describe.each(Object.entries(special))('%s', (id, spots) => {
  const { title = '', abstract = '' } = papers.get(id) ?? {};

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
