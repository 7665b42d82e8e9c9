import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { addressForm } from '#catalog/ledger.ts';
import { linkStateSchema } from '#schema/link-state.ts';
import { paperFields, paperSchema } from '#schema/paper.ts';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';
import { siteSchema } from '#schema/site.ts';
import { themeSchema } from '#schema/theme.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command } from './frame/command.ts';
import { readCatalogue } from './frame/content.ts';
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

Writes the schemas that editors check content with, and which areas there are; when one changes, then
npm run format.`,
  async run() {
    const { content } = await readCatalogue();
    for (const [name, text] of editorSchemas(content.areas.keys())) {
      await writeWhole(join(folder, name), text);
      console.log(`wrote ${relative('', join(folder, name))}`);
    }
    return 0;
  },
});

/** Which areas there are: a file of its own, for it changes with the content and no other does. */
const areaTags = 'area-tags.json';

/** The JSON Schemas of everything that a content folder holds, by the name of their file. */
export function editorSchemas(areas: Iterable<string>): [name: string, text: string][] {
  const own = Object.entries(schemas).map(([name, schema]): [string, object] => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
    return [`${name}.json`, withKnownAreas(json)];
  });
  const tags = { $schema: 'http://json-schema.org/draft-07/schema#', enum: [...areas].sort() };
  return [...own, [areaTags, tags] as const].map(([name, json]) => [name, textOf(json)]);
}

/** Tells editors of the catalogue in `content/` which areas it has now. */
export async function writeAreaTags(areas: Iterable<string>): Promise<void> {
  if (contentFolder() !== resolve('content')) return;
  const text = new Map(editorSchemas(areas)).get(areaTags) ?? '';
  await writeWhole(join(folder, areaTags), text);
}

/** A record's area has to be one of those that there are. */
function withKnownAreas(json: z.core.JSONSchema.BaseSchema): object {
  const area = json.properties?.['area'];
  if (typeof area !== 'object') return json;
  const tag = { $ref: areaTags };
  const known = { ...area, anyOf: [tag, { type: 'array', minItems: 1, items: tag }] };
  return { ...json, properties: { ...json.properties, area: known } };
}

function textOf(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
