import { pathWithin, type Visit } from './crawl.ts';

/** Links to pages that are not there. */
export function brokenLinks(visits: readonly Visit[]): string[] {
  return visits
    .filter(({ path, status }) => status !== 200 && path !== '/404.html')
    .map(({ path, from, status }) => `${from} -> ${path}: ${status}`);
}

/** Links to places within a page that are not there. */
export function lostAnchors(visits: readonly Visit[], home: string): string[] {
  const ids = new Map(visits.map((visit) => [visit.path, new Set(visit.ids)]));
  return visits.flatMap(({ path, links }) =>
    links
      .filter(({ href }) => {
        const anchor = decodeURIComponent(new URL(href).hash.slice(1));
        const target = pathWithin(home, href);
        return anchor !== '' && target !== undefined && !ids.get(target)?.has(anchor);
      })
      .map(({ href }) => `${path} -> ${href}`),
  );
}

/** Ids that stand more than once in a page. */
export function repeatedIds(visits: readonly Visit[]): string[] {
  return visits.flatMap(({ path, ids }) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}#${id}`),
  );
}

/** Links that leave the site. */
export function outsideLinks(visits: readonly Visit[], home: string) {
  return visits.flatMap(({ path, links }) =>
    links
      .filter(({ href }) => pathWithin(home, href) === undefined)
      .map((link) => ({ path, ...link })),
  );
}

/** All that is wrong with pages by themselves and with the links between them. */
export function allFaults(visits: readonly Visit[], home: string): string[] {
  return [
    ...brokenLinks(visits),
    ...lostAnchors(visits, home),
    ...repeatedIds(visits),
    ...visits.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`)),
    ...visits.filter(({ overflow }) => overflow > 0).map(({ path }) => `${path} is too wide`),
  ];
}
