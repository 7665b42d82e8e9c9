import { z } from 'zod';
import { addressForm } from '#catalog/ledger.ts';
import { linkStateSchema } from '#schema/link-state.ts';
import { paperSchema } from '#schema/paper.ts';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';
import { siteSchema } from '#schema/site.ts';
import { themeSchema } from '#schema/theme.ts';

const address = z.string().regex(addressForm);

const schemas: Record<string, z.ZodType> = {
  record: paperSchema,
  'front-matter': paperSchema.omit({ id: true }),
  area: areaSchema,
  org: orgSchema,
  site: siteSchema,
  theme: themeSchema,
  author: authorSchema,
  redirects: z.record(address, address),
  'link-state': linkStateSchema,
};

/** The JSON Schemas of everything that a content folder holds, by the name of their file. */
export function editorSchemas(): [name: string, text: string][] {
  return Object.entries(schemas).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
    return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
  });
}
