// Not from `astro:content`, which has every build compile the whole of Astro's renderer for this file.
import { defineCollection } from 'astro/content/config';
import { editedEntrySchema, papersLoader } from '#sources/papers-loader.ts';

/**
 * Pages read all content through `loadCatalog`, and from here only the commentary to render. What
 * else the content folder holds is no collection: `followContent` tells when it changes.
 */
export const collections = {
  papers: defineCollection({ loader: papersLoader(), schema: editedEntrySchema() }),
};
