import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isMap, isNode, parseDocument } from 'yaml';
import type { Source } from '#catalog/content.ts';
import { type DraftRecord, draftToMdx } from '#importers/draft.ts';
import type { PaperInput, PaperRecord } from '#schema/paper.ts';
import { splitFrontMatter } from '#sources/mdx-paper.ts';
import { writeWhole } from '../frame/files.ts';

/** Some fields of a draft, for a record that is there. */
interface Change {
  record: Pick<PaperRecord, 'id' | 'key'>;
  line: number;
  fields: Partial<DraftRecord>;
}

/**
 * Collects what records take over from a source and writes it where each stands: in an entry, in a
 * line of a data file, and for an entry of a bibliography, which is never written, in the file beside
 * it that completes it. All else in these files stays as it is written.
 */
export function openChanges() {
  const byFile = new Map<string, Change[]>();
  return {
    add(record: PaperRecord, { file, line }: Source, draft: DraftRecord, taken: string[]): void {
      const fields = Object.fromEntries(Object.entries(draft).filter(([it]) => taken.includes(it)));
      const changes = byFile.get(file) ?? [];
      byFile.set(file, [...changes, { record, line, fields }]);
    },
    async write(): Promise<void> {
      for (const [file, changes] of byFile) {
        if (file.endsWith('.mdx')) await writeEntry(file, changes);
        else if (file.endsWith('.bib')) await writeCompletions(dirname(file), changes);
        else await writeLines(file, changes);
      }
    },
  };
}

async function writeEntry(path: string, changes: readonly Change[]): Promise<void> {
  const split = splitFrontMatter(await readFile(path, 'utf8'));
  if ('faults' in split) return;
  const yaml = changes.reduce((text, { fields }) => withFields(text, fields), split.yaml);
  await writeWhole(path, `---\n${yaml}---\n${split.body}`);
}

async function writeCompletions(folder: string, changes: readonly Change[]): Promise<void> {
  for (const { record, fields } of changes) {
    const { id, key = id } = record;
    const names = [key, id].map((name) => join(folder, `${name}.yaml`));
    const path = names.find((name) => existsSync(name)) ?? join(folder, `${id}.yaml`);
    const text = existsSync(path) ? await readFile(path, 'utf8') : '';
    await writeWhole(path, withFields(text, fields));
  }
}

async function writeLines(path: string, changes: readonly Change[]): Promise<void> {
  const bytes = await readFile(path);
  const isPacked = path.endsWith('.gz');
  const lines = (isPacked ? gunzipSync(bytes) : bytes).toString().split('\n');
  for (const { line, fields } of changes) {
    const old: DraftRecord = JSON.parse(lines[line - 1] ?? '');
    lines[line - 1] = JSON.stringify({ ...old, ...fields });
  }
  const text = lines.join('\n');
  await writeWhole(path, isPacked ? gzipSync(text) : text);
}

/** A mapping in YAML with some fields as a draft has them; all else stays as it is written. */
function withFields(text: string, draft: Partial<DraftRecord>): string {
  let yaml = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  for (const [field, value] of Object.entries(draft)) {
    const written = draftToMdx({ record: { [field]: value } as unknown as PaperInput });
    // An abstract stands by itself, below an empty mapping.
    const own = written.slice(4, -4).replace(/^\{\}\n/, '');
    const { contents } = parseDocument(yaml);
    const pair = isMap(contents)
      ? contents.items.find(({ key }) => String(key) === field)
      : undefined;
    const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    const end = isNode(pair?.value) ? pair.value.range?.[2] : undefined;
    if (start === undefined || end === undefined) yaml += own;
    else
      yaml =
        yaml.slice(0, start) +
        own.trimEnd() +
        (yaml[end - 1] === '\n' ? '\n' : '') +
        yaml.slice(end);
  }
  return yaml;
}
