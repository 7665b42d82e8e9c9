import { embedLines, folderIn } from './lines.ts';

/**
 * Makes the page about lists on other sites one about the listing that its address names: the lines
 * to paste, and the list that comes of them. A listing without a feed changes nothing.
 * @param root address of the site's root, where it is known; else that at which it is being read
 */
export async function showLines(page: HTMLElement, root: string | undefined): Promise<void> {
  const folder = folderIn(location.search);
  const site = new URL('../', location.href);
  const here = new URL(folder, site).pathname;
  const answer = await fetch(`${here}feed.json`);
  if (!answer.ok) return;
  const { title: name }: { title: string } = await answer.json();
  const at = root || site.href;
  page.querySelector('pre')?.replaceChildren(embedLines({ root: at, folder, name }));
  page.querySelector('offprint-list')?.setAttribute('src', `${here}feed.json`);
  const link = page.querySelector<HTMLAnchorElement>('offprint-list > a');
  link?.setAttribute('href', here);
  link?.replaceChildren(name);
}
