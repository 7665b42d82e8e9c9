import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataStore, Loader, LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import type { SourcedPaper } from '#catalog/content.ts';
import { paperSchema } from '#schema/paper.ts';
import { followContent } from './follow-content.ts';
import { splitFrontMatter } from './front-matter.ts';

type StoreEntry = Parameters<DataStore['set']>[0];

/**
 * What the collection holds of a paper: the fields of an MDX file (its name is the id), or where
 * in a data file the record stands. Astro hands the whole collection to the pages as one string,
 * which takes quadratic time in a large catalogue; `loadContent` has every record in full.
 */
export const paperEntrySchema = z.union([
  paperSchema.omit({ id: true }),
  z.strictObject({ record: z.string().describe('File and line of the record') }),
]);

/** Puts every paper of the content folder into one collection, validated by `loadContent`. */
export function papersLoader(): Loader {
  return {
    name: 'papers',
    load: (context) =>
      followContent(context, ({ papers }) =>
        Promise.all(papers.map((paper) => toEntry(paper, context))),
      ),
  };
}

async function toEntry(
  { record, source, commentary }: SourcedPaper,
  context: LoaderContext,
): Promise<StoreEntry> {
  const { id, ...fields } = record;
  if (!source.file.endsWith('.mdx')) {
    const data = { record: `${source.file}:${source.line}` };
    // Only the development server looks for changes between two states of the collection.
    return context.watcher ? { id, data, digest: context.generateDigest(record) } : { id, data };
  }
  const path = resolve(source.file);
  const filePath = relative(fileURLToPath(context.config.root), path).split(sep).join('/');
  if (!commentary) return { id, data: fields, filePath, digest: context.generateDigest(record) };
  const text = await readFile(path, 'utf8');
  const split = splitFrontMatter(text);
  const body = 'body' in split ? split.body.trim() : '';
  const digest = context.generateDigest(text);
  return { id, data: fields, body, filePath, digest, deferredRender: true };
}
