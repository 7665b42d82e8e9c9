import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type PaperInput, paperSchema } from '#schema/paper.ts';

/** A word of every abstract, by which a search finds all papers. */
export const COMMON_WORD = 'zebra';

/** Every so many papers one stands in a file of its own, as front matter. */
const FILES = 30;
const RARE = 20;

/** Names that programs have for something else, where the schema lets them be an address. */
const ids = ['constructor', 'prototype', 'valueof', 'index', 'page', 'feed', 'con', 'nul'];

/** Papers with one text in each of their fields that takes it. */
export function hostilePapers(texts: readonly string[]): PaperInput[] {
  return texts.map(toPaper);
}

/** Writes a content folder with each of some texts in every field that takes it. */
export function writeHostileContent(folder: string, texts: readonly string[]): void {
  for (const name of ['papers', 'areas', 'orgs', 'authors']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const papers = hostilePapers(texts);
  const lines = papers.filter((_, at) => at % FILES !== 0);
  const data = lines.map((paper) => `${JSON.stringify(paper)}\n`).join('');
  writeFileSync(join(folder, 'papers/hostile.jsonl'), data);
  for (const [at, text] of texts.entries()) {
    const paper = papers[at];
    if (!paper) continue;
    if (at % FILES === 0) writeFileSync(join(folder, `papers/${paper.id}.mdx`), frontMatter(paper));
    const slug = slugOf(at);
    const words = printable(text);
    writeYaml(folder, `areas/${slug}`, { name: words, hue: at % 360 });
    writeYaml(folder, `orgs/${slug}`, { name: words, ...fitting('url', { url: text }) });
    if (at % RARE === 0) {
      const name = { family: words, given: 'Registered' };
      writeYaml(folder, `authors/known-${slug}`, { name, variants: [{ family: `${words} x` }] });
    }
  }
}

/** Areas, organisations and a few papers have names of a program's own parts. */
function slugOf(at: number): string {
  return ids[at] ?? `h${at}`;
}

/** Names take nothing that cannot be printed, and no more letters than these. */
function printable(text: string): string {
  const signs = /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/gu;
  const clean = text.replace(signs, '').slice(0, 490).toWellFormed();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(clean) ? clean : `${clean}x`;
}

function toPaper(text: string, at: number): PaperInput {
  const words = printable(text);
  return {
    id: slugOf(at),
    title: text,
    date: `${2020 + (at % 5)}-0${1 + (at % 9)}`,
    area: slugOf(at),
    authors: [
      { family: words, ...(at % 2 && { given: words }), ...(at % 4 === 0 && { suffix: words }) },
      ...(at % RARE === 0
        ? [{ family: words, given: 'Registered', id: `known-${slugOf(at)}` }]
        : []),
    ],
    org: [slugOf(at)],
    links: [{ label: words, url: `https://data.example/${at}` }],
    venue: {
      name: words,
      type: 'journal',
      year: 2024,
      volume: words,
      pages: words,
      series: words,
    },
    abstract: `The ${COMMON_WORD} ${text} has stripes.\n\n${text}`,
    ...(at % 9 === 0 && { status: at % 2 ? 'retracted' : 'withdrawn' }),
    ...fitting('url', { url: text }),
    ...fitting('pdf', { pdf: text }),
    ...fitting('code', { code: [text] }),
    ...fitting('doi', { doi: `10.1000/${text}` }),
  };
}

/** The field where the schema takes its value, otherwise nothing. */
function fitting<Field extends Partial<PaperInput>>(
  name: keyof typeof paperSchema.shape,
  field: Field,
): Field | undefined {
  const schema: z.ZodType = paperSchema.shape[name];
  return schema.safeParse(Object.values(field)[0]).success ? field : undefined;
}

/** JSON is YAML. */
function writeYaml(folder: string, name: string, value: object): void {
  writeFileSync(join(folder, `${name}.yaml`), ascii(JSON.stringify(value)));
}

function frontMatter({ id: _, ...paper }: PaperInput): string {
  const lines = Object.entries(paper).map(
    ([key, value]) => `${key}: ${ascii(JSON.stringify(value))}`,
  );
  return ['---', ...lines, '---', ''].join('\n');
}

/** JSON as YAML takes it: without letters that it refuses and short forms that look like TeX. */
function ascii(json: string): string {
  const coded = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json
    .replace(/\\(?!u)./g, (short) => coded(String(JSON.parse(`"${short}"`))))
    .replace(/[^ -~]/g, coded);
}
