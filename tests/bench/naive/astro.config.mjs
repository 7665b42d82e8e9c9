// The plainest site of papers that Astro and Pagefind make: what `npm run bench -- peers` builds
// beside ours. It is frozen, so that figures of different days say the same.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { close, createIndex } from 'pagefind';

const pagefind = {
  name: 'pagefind',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const path = fileURLToPath(dir);
      const { index } = await createIndex();
      await index.addDirectory({ path });
      await index.writeFiles({ outputPath: `${path}pagefind` });
      await close();
    },
  },
};

export default defineConfig({ integrations: [pagefind], devToolbar: { enabled: false } });
