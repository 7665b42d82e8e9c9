import { join } from 'node:path';
import type { z } from 'zod';
import { areaTagSchema, slugSchema } from '#schema/identifiers.ts';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';
import { type ContentFile, type FolderListing, listFolder, readYaml } from './content-files.ts';
import { problemsAt, understand } from './validation.ts';
import { fault, faulty } from './yaml-record.ts';

/** What a registry's files must keep: their names and what they hold. */
type RegistryForm<Value> = { key: z.ZodType<string>; record: z.ZodType<Value> };

/** The registries beside papers/, each a folder of small YAML files. */
export const registryForms = {
  areas: { key: areaTagSchema, record: areaSchema },
  orgs: { key: slugSchema, record: orgSchema },
  authors: { key: slugSchema, record: authorSchema },
};

/** The entries by key, all keys and the problems of the first folder that has the registry, if any. */
export async function readRegistry<Value>(
  name: string,
  form: RegistryForm<Value>,
  folders: readonly string[],
  root: string,
) {
  let listing: FolderListing | undefined;
  for (const folder of folders) listing ??= await listFolder(join(folder, name), root, ['.yaml']);
  const { files, problems } = listing ?? { files: [], problems: [] };
  const entries = new Map<string, Value>();
  const taken = new Map<string, string>();
  for (const file of files) {
    const read = await readEntry(file, form);
    const clash = taken.get(file.name.toLowerCase());
    const message = `has the same name as ${clash}, but for capitals; keep one of them`;
    if ('faults' in read) problems.push(...problemsAt(file.shown, read.faults));
    else if (clash) problems.push(...problemsAt(file.shown, [fault(message)]));
    else entries.set(file.name, read.value);
    taken.set(file.name.toLowerCase(), file.shown);
  }
  return { entries, keys: new Set(files.map((file) => file.name)), problems };
}

async function readEntry<Value>({ path, name }: ContentFile, { key, record }: RegistryForm<Value>) {
  const written = await readYaml(path);
  if ('faults' in written) return written;
  const { error } = key.safeParse(name);
  return error
    ? faulty(`${error.issues[0]?.message}; rename the file`)
    : understand(record, written);
}
