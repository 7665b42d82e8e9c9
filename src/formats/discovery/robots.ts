import { href } from '#catalog/urls.ts';
import { absolute, type Origin } from './origin.ts';

/** RFC 9309: everyone may read everything. A sitemap has to be named by its whole address. */
export function robotsText(origin: Origin): string {
  const sitemap = origin ? `\nSitemap: ${absolute(href('/sitemap-index.xml'), origin)}\n` : '';
  return `User-agent: *\nAllow: /\n${sitemap}`;
}
