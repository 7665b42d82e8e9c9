import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { siteAddress } from './src/formats/discovery/origin.ts';
import {
  bareImports,
  contentStyles,
  embedScript,
  ownStemmers,
  servedFiles,
} from './src/pipeline/astro-hooks.ts';
import { offline } from './src/pipeline/offline.ts';
import { searchIndex } from './src/pipeline/search-index.ts';

const { origin, base } = siteAddress(process.env);

export default defineConfig({
  site: origin,
  base,
  trailingSlash: 'always',
  // Otherwise under node_modules, which several checkouts may share.
  cacheDir: '.cache/astro',
  integrations: [mdx(), offline(), searchIndex(), servedFiles()],
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  // Editors check front matter by what it writes.
  experimental: { contentIntellisense: true },
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [tailwindcss(), contentStyles(), bareImports(), embedScript()],
    build: {
      // Scripts are files, so that the Content-Security-Policy needs no hash for each.
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    // The search's worker loads the stemmers of a catalogue's languages when it meets them.
    worker: { format: 'es', plugins: () => [ownStemmers()] },
    // A build beside the development server writes very many files.
    server: { watch: { ignored: ['**/.cache/**', '**/.dist.*/**'] } },
  },
});
