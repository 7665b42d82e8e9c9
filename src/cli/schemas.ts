import { join, relative } from 'node:path';
import { z } from 'zod';
import { addressForm } from '#catalog/ledger.ts';
import { linkStateSchema } from '#schema/link-state.ts';
import { paperFields, paperSchema } from '#schema/paper.ts';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';
import { siteSchema } from '#schema/site.ts';
import { themeSchema } from '#schema/theme.ts';
import { command } from './frame/command.ts';
import { writeWhole } from './frame/files.ts';

const folder = join(import.meta.dirname, '../../.vscode/schemas');
const address = z.string().regex(addressForm);

const schemas: Record<string, z.ZodType> = {
  record: paperSchema,
  'front-matter': paperFields.omit({ id: true }),
  // What a file beside a bibliography says of an entry.
  completion: paperFields.omit({ id: true, key: true }).partial(),
  area: areaSchema,
  org: orgSchema,
  site: siteSchema,
  theme: themeSchema,
  author: authorSchema,
  redirects: z.record(address, address),
  'link-state': linkStateSchema,
};

export const main = command({
  usage: `npm run schemas

Writes the schemas that editors check content with; when one changes, then npm run format.`,
  async run() {
    for (const [name, text] of editorSchemas()) {
      await writeWhole(join(folder, name), text);
      console.log(`wrote ${relative('', join(folder, name))}`);
    }
    return 0;
  },
});

/** The JSON Schemas of everything that a content folder holds, by the name of their file. */
export function editorSchemas(): [name: string, text: string][] {
  return Object.entries(schemas).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
    return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
  });
}
