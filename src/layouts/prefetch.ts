import { prefetch } from 'astro/virtual-modules/prefetch.js';

/** How long, in ms, a pointer or the focus rests on a link before its page is asked for. */
const REST = 80;

/** Files, some of which hold a whole catalogue, do not end in a slash. */
const toPage = 'a[href$="/"]';

let resting: ReturnType<typeof setTimeout> | undefined;

/**
 * Has the browser ask for the page that a reader is about to follow a link to. Where data are to be
 * saved, or the line is slow, Astro's `prefetch` does not.
 */
function restOn(link: HTMLAnchorElement | null | undefined): void {
  clearTimeout(resting);
  if (link) resting = setTimeout(prefetch, REST, link.href);
}

for (const intent of ['mouseover', 'focusin']) {
  addEventListener(intent, ({ target }) => {
    restOn((target as Element).closest?.<HTMLAnchorElement>(toPage));
  });
}
// The link that had this script come.
restOn(document.querySelector<HTMLAnchorElement>(`${toPage}:is(:hover, :focus)`));
