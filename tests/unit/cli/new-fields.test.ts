import { describe, expect, test } from 'vitest';
import { askFields, registryHint, unknownKey } from '#cli/new/fields.ts';
import { main } from '#cli/new.ts';
import { runCommand } from '../../support/command.ts';
import { makeFolder } from '../../support/content-folder.ts';
import { makeSite } from '../../support/papers.ts';

const names = [
  ['AQ', 'Aquatic Acoustics'],
  ['BT', 'Botany of Towns'],
  ['CT', 'Cartography'],
  ['DY', 'Dyeing'],
  ['EM', 'Embroidery Machines'],
  ['FN', 'Fungal Networks'],
  ['GL', 'Glass'],
] as const;

const content = {
  site: makeSite(),
  papers: [],
  areas: new Map(names.map(([tag, name], index) => [tag, { name, hue: index }])),
  orgs: new Map(),
  authors: new Map(),
};

describe('unknownKey', () => {
  const say = (name: 'area' | 'org' | 'title', value: unknown) =>
    unknownKey({ name }, value, { content, folder: 'lab' });

  test('finds nothing wrong with what is there, and in fields without a registry', () => {
    expect([say('area', 'FN'), say('org', []), say('title', 'FN')]).toEqual(Array(3));
  });

  test('names the areas, the nearest first, and the file that adds one', () => {
    expect(say('area', 'gl')).toBe(
      '"gl" is not known; the areas are GL, AQ, BT, CT, DY, EM and 1 more; to add it, write lab/areas/gl.yaml with the lines "name: Its Full Name" and "hue: 200", a colour from 0 to 360, or answer "TAG: Its Full Name"',
    );
    expect(say('area', 'Machines')).toContain('the areas are EM, AQ, BT, CT, DY, FN and 1 more;');
    expect(say('org', ['vela-lab'])).toBe(
      '"vela-lab" is not known; there are no organisations yet; to add it, write lab/orgs/vela-lab.yaml with the line "name: Its Name"',
    );
  });
});

test('at a terminal the prompt names areas of this catalogue', async () => {
  const prompts: string[] = [];
  await askFields(
    { title: 'A', authors: ['Ada Sample'], date: '2024' },
    {
      ask: async (prompt) => {
        prompts.push(prompt);
        return undefined;
      },
      say: () => {},
      check: () => undefined,
      hint: (field) => registryHint(field, content),
    },
  );
  expect(prompts).toEqual(['area (optional), AQ, BT, CT, DY, EM, FN or GL: ']);
});

test('flags get the same answer, and no area is named that is not there', async () => {
  const folder = makeFolder({
    'areas/AQ.yaml': 'name: Aquatic Acoustics\nhue: 1\n',
    'papers/.keep': '',
  });
  const words = ['--title=A', '--authors=Ada Sample', '--date=2024', '--abstract=Text.'];
  const { status, error } = await runCommand(main, [...words, '--area=AX'], {
    CONTENT_DIR: folder,
  });
  expect(status).toBe(1);
  expect(error).toContain('area: "AX" is not known; the areas are AQ; to add it, write ');
  expect(error).toContain('/areas/AX.yaml with the lines "name: Its Full Name" and "hue: 200"');
});
