import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { areaTagSchema, slugSchema } from '#schema/identifiers.ts';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';
import { type ContentFile, decodeText, type FolderListing, listFolder } from './content-files.ts';
import { problemsAt, type Validated, validate } from './validation.ts';
import { fault, parseYamlRecord } from './yaml-record.ts';

/** What a registry's files must keep: their names (the keys) and what they hold. */
interface RegistryForm<Value> {
  key: z.ZodType<string>;
  record: z.ZodType<Value>;
}

/** The registries beside papers/, each a folder of small YAML files. */
export const registryForms = {
  areas: { key: areaTagSchema, record: areaSchema },
  orgs: { key: slugSchema, record: orgSchema },
  authors: { key: slugSchema, record: authorSchema },
};

/**
 * Reads the registry `name` from the first of the folders that has it: the valid entries by key,
 * all keys, and what is wrong with the others. No such folder anywhere makes an empty registry.
 */
export async function readRegistry<Value>(
  name: string,
  form: RegistryForm<Value>,
  folders: readonly string[],
  root: string,
) {
  const { files, problems } = await firstListing(name, folders, root);
  const entries = new Map<string, Value>();
  const taken = new Map<string, string>();
  for (const file of files) {
    const read = await readEntry(file, form);
    const clash = taken.get(file.name.toLowerCase());
    if ('problems' in read) problems.push(...read.problems);
    else if (clash) problems.push(...problemsAt(file.shown, [fault(clashWith(clash))]));
    else entries.set(file.name, read.record);
    taken.set(file.name.toLowerCase(), file.shown);
  }
  return { entries, keys: new Set(files.map(({ name }) => name)), problems };
}

async function firstListing(
  name: string,
  folders: readonly string[],
  root: string,
): Promise<FolderListing> {
  for (const folder of folders) {
    const listing = await listFolder(join(folder, name), root, ['.yaml']);
    if (listing) return listing;
  }
  return { files: [], problems: [] };
}

async function readEntry<Value>(
  file: ContentFile,
  { key, record }: RegistryForm<Value>,
): Promise<Validated<Value>> {
  const text = decodeText(await readFile(file.path));
  const written = typeof text === 'string' ? parseYamlRecord(text) : text;
  if ('faults' in written) return { problems: problemsAt(file.shown, written.faults) };
  const name = key.safeParse(file.name);
  if (name.success) return validate(record, written, file.shown);
  const message = `${name.error.issues[0]?.message}; rename the file`;
  return { problems: problemsAt(file.shown, [fault(message)]) };
}

function clashWith(other: string): string {
  return `has the same name as ${other}, but for capitals; keep one of them`;
}
