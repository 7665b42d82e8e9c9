import { defineCollection } from 'astro:content';
import { editedEntrySchema, papersLoader } from '#sources/papers-loader.ts';

/**
 * Pages read all content through `loadCatalog`, and from here only the commentary to render. What
 * else the content folder holds is no collection: `followContent` tells when it changes.
 */
export const collections = {
  papers: defineCollection({ loader: papersLoader(), schema: editedEntrySchema() }),
};
