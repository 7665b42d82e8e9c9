import { defineCollection } from 'astro:content';
import { areaSchema, authorSchema, orgSchema } from '#schema/registries.ts';
import { paperEntrySchema, papersLoader } from '#sources/papers-loader.ts';
import { registryLoader } from '#sources/registry-loader.ts';

/** Pages read the papers through `loadCatalog`, and from here only the commentary to render. */
export const collections = {
  papers: defineCollection({ loader: papersLoader(), schema: paperEntrySchema }),
  areas: defineCollection({ loader: registryLoader('areas'), schema: areaSchema }),
  orgs: defineCollection({ loader: registryLoader('orgs'), schema: orgSchema }),
  authors: defineCollection({ loader: registryLoader('authors'), schema: authorSchema }),
};
