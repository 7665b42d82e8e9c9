import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataStore, Loader, LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import type { Content, SourcedPaper } from '#catalog/content.ts';
import { paperFields } from '#schema/paper.ts';
import { contentFolder, loadContent, reloadContent } from './shared-content.ts';

/** An MDX file's fields, or where a record stands: Astro hands all over as one string, in quadratic time. */
export const paperEntrySchema = z.union([
  paperFields.omit({ id: true }),
  z.strictObject({ record: z.string().describe('File and line of the record') }),
]);

/**
 * The same for editors, which read the JSON Schema that Astro makes of it: the areas are those that
 * the folder has now. Nothing is validated by it.
 */
export function editedEntrySchema() {
  const own = [contentFolder(), resolve('content')].map((folder) => resolve(folder, 'areas'));
  const names = own
    .filter(existsSync)
    .slice(0, 1)
    .flatMap((folder) => readdirSync(folder));
  const tags = names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5));
  if (tags.length === 0) return paperEntrySchema;
  const tag = z.enum(tags);
  const area = z.union([tag, z.array(tag).min(1)]).optional();
  const [fields, pointer] = paperEntrySchema.options;
  return z.union([
    fields.extend({ area: area.describe(fields.shape.area.description ?? '') }),
    pointer,
  ]);
}

/** Puts every paper into one collection; the development server only reports what is not valid. */
export function papersLoader(): Loader {
  return {
    name: 'papers',
    async load(context) {
      const fill = async ({ papers }: Content) => {
        const entries = await Promise.all(papers.map((paper) => toEntry(paper, context)));
        context.store.clear();
        for (const entry of entries) context.store.set(entry);
      };
      const refresh = () =>
        reloadContent()
          .then(fill)
          .catch((error: Error) => context.logger.error(error.message));
      if (context.watcher) followContent(context.watcher, refresh);
      await fill(await loadContent());
    },
  };
}

/** Calls back with each file of the content, or of the project's own, that comes, changes or goes. */
export function followContent(
  watcher: NonNullable<LoaderContext['watcher']>,
  changed: (path: string) => Promise<void>,
): void {
  const folders = [contentFolder(), resolve('content')];
  watcher.add(folders);
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, async (path) => {
      if (folders.some((folder) => path.startsWith(folder + sep))) await changed(path);
    });
  }
}

async function toEntry(
  { record, source, commentary }: SourcedPaper,
  context: LoaderContext,
): Promise<Parameters<DataStore['set']>[0]> {
  const { id, ...fields } = record;
  if (!source.file.endsWith('.mdx')) {
    const data = { record: `${source.file}:${source.line}` };
    // Only the development server looks for changes between two states of the collection.
    return context.watcher ? { id, data, digest: context.generateDigest(record) } : { id, data };
  }
  const path = resolve(source.file);
  const filePath = relative(fileURLToPath(context.config.root), path).split(sep).join('/');
  if (!commentary) return { id, data: fields, filePath, digest: context.generateDigest(record) };
  const { splitFrontMatter } = await import('./mdx-paper.ts');
  const text = await readFile(path, 'utf8');
  const split = splitFrontMatter(text);
  const body = 'body' in split ? split.body.trim() : '';
  const digest = context.generateDigest(text);
  return { id, data: fields, body, filePath, digest, deferredRender: true };
}
