import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { areaHues } from './src/integrations/area-hues.ts';
import { themeScript } from './src/layouts/theme.ts';

const project = import.meta.dirname;
const content = process.env.CONTENT_DIR ?? join(project, 'content');
const areas = [join(content, 'areas'), join(project, 'content/areas')].find(existsSync);
const themeHash = createHash('sha256').update(themeScript).digest('base64');

export default defineConfig({
  site: process.env.SITE,
  base: process.env.BASE,
  trailingSlash: 'always',
  integrations: [mdx()],
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', concurrency: 8 },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      scriptDirective: {
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [`sha256-${themeHash}`],
      },
    },
  },
  vite: {
    plugins: [tailwindcss(), areaHues(areas ?? project)],
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
