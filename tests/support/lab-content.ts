/** Files of a fork by their path in it: its content, and what it serves as it is. */
export type ForkFiles = Record<string, string>;

const areas: ForkFiles = {
  'content/areas/HV.yaml': 'name: Hive Vibration\nhue: 80\n',
  // Its name is its tag.
  'content/areas/TD.yaml': 'name: TD\nhue: 230\n',
};

const bareSite: ForkFiles = { 'content/site.yaml': 'name: "Vela: a Lab"\n' };

/** A logo as drawing programs write them, of the size of many. */
const logo = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">
  <title>Vela</title>
  <g fill="none" stroke="currentColor">
${Array.from({ length: 24 }, (_, at) => `    <path d="M${at} ${(at * 7) % 24}L${(at * 5) % 24} ${24 - at}"/>\n`).join('')}  </g>
  <circle cx="12" cy="12" r="4" fill="var(--color-accent)"/>
</svg>
`;

function work(index: number): object {
  return {
    id: `work-${index}`,
    title: `Report ${index}: Tides, Hives and ${['Nothing', '$\\alpha$-Waves', 'Ærøskøbing'][index % 3]}`,
    date: [`${2012 + index}`, `${2012 + index}-04`, `${2012 + index}-04-05`][index % 3],
    area: index % 4 === 0 ? 'TD' : 'HV',
    authors: ['Vela Sample', ['Bo Person', 'Van Test, Ida', '王伟'][index % 3]],
    ...(index % 5 === 0 && { venue: { name: 'Tidings', type: 'journal', year: 2020 } }),
    ...(index === 3 && { pdf: '/pdf/report-3.pdf' }),
    abstract: `A made-up report about ${index} hives at the sea. It measures what hums.`,
  };
}

/** Twelve works of a made-up lab that has no organisations and no code. */
const lab: ForkFiles = {
  ...areas,
  'content/site.yaml': `name: Vela Lab
title: What the Vela Lab has written
description: Reports of a made-up lab.
repository: https://example.org/vela/papers
menu: [years, authors, areas, {label: The lab, url: "https://example.org/vela"}]
footer:
  text: Kept by the Vela Lab.
  links: [{label: By year, url: /years/}]
authorPageFrom: 2
`,
  'content/theme.yaml': `colors:
  paper: ["#fffaf2", "#17130f"]
  accent: ["#8a2d1f", "#f0a899"]
type:
  serif: 'Georgia, "Noto Serif", serif'
`,
  'content/logo.svg': logo,
  'content/icon.svg': logo,
  'content/home.md': 'Reports of the **Vela Lab**, also [by year](/years/).\n\n- hives\n- tides\n',
  'content/about.md':
    'Who we are.\n\n## Where it comes from\n\n| hive | tide |\n| --- | --- |\n| 1 | 2 |\n',
  'content/papers/works.jsonl': Array.from(
    { length: 11 },
    (_, index) => `${JSON.stringify(work(index))}\n`,
  ).join(''),
  'content/papers/work-11.mdx': `---
title: "Report 11: with a Note"
date: "2024-07"
area: HV
authors: [Vela Sample]
abstract: A made-up report with a note.
---

It came with [a second part](/papers/work-3/).
`,
  'public/pdf/report-3.pdf': '%PDF-1.4\n%%EOF\n',
};

/** What forks may have made of the project's content, by what it is. */
export const forkContents: Record<string, ForkFiles> = {
  nothing: bareSite,
  'one paper, in no area': {
    ...bareSite,
    'content/papers/works.jsonl': `${JSON.stringify({ ...work(1), area: undefined })}\n`,
  },
  'twelve works of a lab': lab,
};
