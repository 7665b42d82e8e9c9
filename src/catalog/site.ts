import type { SiteRecord } from '#schema/site.ts';
import type { ThemeRecord } from '#schema/theme.ts';

/** What a catalogue says of itself, with the texts and pictures beside its `site.yaml`. */
export interface Site extends SiteRecord {
  /** Scheme and host that the site will have, as `https://papers.example.org`; not always known. */
  origin?: string | undefined;
  /** Folder that the site is served from: `/`, or `/papers/` on a shared host. */
  base: string;
  theme: ThemeRecord;
  /** The mark beside the name, as SVG to stand in a page. */
  logo?: string | undefined;
  /** The icon of browser tabs, as an SVG file. */
  icon?: string | undefined;
  /** The picture that others show with a link to the site: a PNG file of 1200 by 630. */
  card?: Uint8Array | undefined;
  /** Texts as HTML: above the list of the first page, and on top of About. */
  home?: string | undefined;
  about?: string | undefined;
}
