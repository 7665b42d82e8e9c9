import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { searchScript, themeScript } from '#layouts/content-security-policy.ts';
import { CATALOGUE_FILE } from '#search/index/catalogue-file.ts';
import { listPages } from './built-site.ts';

/** A tag with its name and attributes, whose values may hold anything but their quotes. */
const tag = /<([^\s"'<>/=!?][^\s"<>/=]*)((?:[^">]|"[^"]*")*)>/g;
const mathml = /^(?:math|m[a-z]+|none)$/;
/** What texts and long lists need, and the few honest pages of the test do without. */
const rare = ['strong', 'code class', 'span tabindex', 'span aria-current'];

/** The elements and attributes that a page uses, as `a` and `a href`. */
function kindsOfMarkup(html: string): Set<string> {
  const kinds = new Set<string>();
  for (const [, name = '', attributes = ''] of html.matchAll(tag)) {
    if (mathml.test(name)) continue;
    kinds.add(name);
    for (const [, key] of attributes.matchAll(/\s([^\s"=/]+)(?:="[^"]*")?/g)) {
      kinds.add(`${name} ${key}`);
    }
  }
  return kinds;
}

/** Every page of a built folder with its HTML. */
export function readPages(folder: string): [path: string, html: string][] {
  return listPages(folder).map((path) => [
    path,
    readFileSync(join(folder, path.replace(/\/$/, '/index.html')), 'utf8'),
  ]);
}

/** The kinds of markup that no page of honest sites has, each with a page that has it. */
export function foreignMarkup(
  pages: readonly (readonly [string, string])[],
  honest: readonly (readonly [string, string])[],
): string[] {
  const known = new Set([...rare, ...honest.flatMap(([, html]) => [...kindsOfMarkup(html)])]);
  const found = new Map<string, string>();
  for (const [path, html] of pages) {
    for (const kind of kindsOfMarkup(html)) if (!known.has(kind)) found.set(kind, path);
  }
  return [...found].map(([kind, path]) => `${path}: <${kind}>`);
}

/** The text of all scripts that stand in a page. */
export function inlineScripts(html: string): { type: string; text: string }[] {
  return [...html.matchAll(tag)]
    .filter(([, name, attributes = '']) => name === 'script' && !/ src="/.test(attributes))
    .map(({ 0: whole, 2: attributes = '', index }) => ({
      type: / type="([^"]*)"/.exec(attributes)?.[1] ?? '',
      text: html.slice(index + whole.length, html.indexOf('</script', index)),
    }));
}

/** Where the site with hostile records says that it is published. */
export const PUBLISHED = 'https://papers.example';

/** The scripts of our own that stand in the pages of a site under `/sub/`. */
export const ownScripts: readonly string[] = [themeScript, searchScript(`/sub/${CATALOGUE_FILE}`)];

/**
 * What in a page and its frames, as the browser has them now, would run, load or lead where nothing
 * may.
 * @param part selector of a part of the page, where only that has changed.
 */
export function findForeign(page: Page, part = ''): Promise<string[]> {
  return page.evaluate(
    ([own, below, published]) => {
      const forbidden =
        /^(?:style|img|picture|source|video|audio|track|iframe|frame|object|embed|applet|base|portal|foreignobject|animate|set|image|marquee|xmp|plaintext|annotation-xml|maction)$/i;
      const framed = [...document.querySelectorAll('iframe')].flatMap(
        ({ contentDocument }) => contentDocument ?? [],
      );
      const documents = [document, ...framed];
      return documents.flatMap((each) =>
        [...each.querySelectorAll(`${below} *`)].flatMap((element) => faultsOf(element, each.URL)),
      );

      function faultsOf(element: Element, at: string): string[] {
        const faults: string[] = [];
        const say = (what: string) =>
          faults.push(`${at}: ${what} ${element.outerHTML.slice(0, 200)}`);
        const name = element.localName;
        if (name === 'iframe' ? at !== document.URL : forbidden.test(name)) say('element');
        for (const attribute of element.attributes) {
          if (/^on/i.test(attribute.name)) say('handler');
          if (
            !/^(?:href|src|action|formaction|data|srcset|poster|background)$/.test(attribute.name)
          )
            continue;
          const url = URL.parse(attribute.value, at);
          if (!url || !/^https?:$/.test(url.protocol)) say('address');
          else if (url.origin !== location.origin && !leaves(element, attribute.name, url))
            say('host');
        }
        if (element instanceof HTMLScriptElement || name === 'script') {
          const isData = element.getAttribute('type') === 'application/ld+json';
          const isOwn = own.includes(element.textContent ?? '');
          if (!isData && !element.getAttribute('src') && !isOwn) say('script');
        }
        return faults;
      }

      /**
       * Links for readers say that they leave the site, but for those of the embed, which lead to
       * where the site is published; what names the page itself, or its kind, loads nothing.
       */
      function leaves(element: Element, attribute: string, { origin }: URL): boolean {
        if (attribute !== 'href') return false;
        const rel = element.getAttribute('rel') ?? '';
        if (element.localName !== 'a') return /^(?:canonical|cite-as|type|author|item)$/.test(rel);
        return /\bexternal\b/.test(rel) || (origin === published && inEmbed(element));
      }

      function inEmbed(element: Element): boolean {
        return element.closest('offprint-list li') !== null;
      }
    },
    [ownScripts, part, PUBLISHED] as const,
  );
}
