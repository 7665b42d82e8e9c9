import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeWhole } from './files/write-whole.ts';
import { command } from './frame/command.ts';
import { editorSchemas } from './schemas/editor-schemas.ts';

const folder = join(import.meta.dirname, '../../.vscode/schemas');

const usage = `npm run schemas

Writes the schemas that editors check content with; when one changes, then npm run format.`;

export const main = command({
  usage,
  options: {},
  async run() {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of editorSchemas()) {
      await writeWhole(join(folder, name), text);
      console.log(`wrote ${relative('', join(folder, name))}`);
    }
    return 0;
  },
});
