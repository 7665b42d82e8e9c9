import type { AstroIntegration } from 'astro';

/** Says once what a build leaves out that does not know the address it will have. */
export function addressWarning(): AstroIntegration {
  let building = false;
  return {
    name: 'address',
    hooks: {
      'astro:config:setup': ({ command }) => {
        building = command === 'build';
      },
      'astro:config:done': ({ config, logger }) => {
        if (!building || config.site) return;
        logger.warn(
          'SITE is not set: without sitemap, OpenSearch, canonical links and other whole addresses',
        );
      },
    },
  };
}
