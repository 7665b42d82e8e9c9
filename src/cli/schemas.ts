import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeWhole } from './files/write-whole.ts';
import { editorSchemas } from './schemas/editor-schemas.ts';

/** Writes the schemas that editors check content with; when one changes, then `npm run format`. */
const folder = join(import.meta.dirname, '../../.vscode/schemas');
await mkdir(folder, { recursive: true });
for (const [name, text] of editorSchemas()) {
  await writeWhole(join(folder, name), text);
  console.log(`wrote ${relative('', join(folder, name))}`);
}
