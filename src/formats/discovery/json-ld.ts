import type {
  CollectionPage,
  Dataset,
  Person,
  ProfilePage,
  ScholarlyArticle,
  WebSite,
  WithContext,
} from 'schema-dts';
import type { Author, Byline, CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { displayName } from '#catalog/display-name.ts';
import { arxivHref, authorHref, doiHref, href, paperHref } from '#catalog/urls.ts';
import { type CslItem, familyOf, toCslJson } from '#formats/cite/csl-json.ts';
import type { Download } from '#formats/cite/downloads.ts';
import { kinds } from '#formats/cite/kinds.ts';
import { namedPeople } from '#formats/cite/people.ts';
import { isBody } from '#schema/person-name.ts';
import { placeIn, typeOf } from '#schema/work.ts';
import { plainAbstract } from '#text/to-plain.ts';
import { bookLd, containerLd } from './container-ld.ts';
import { absolute, type Origin } from './origin.ts';

/** A work as https://schema.org has its kind. What needs an absolute address needs the site's. */
export function articleLd(paper: CatalogPaper, site: Site): WithContext<ScholarlyArticle> {
  const { origin } = site;
  const { areas, pdf, code, status, updated, added } = paper;
  const page = origin && absolute(paperHref(paper), origin);
  const item = toCslJson(paper);
  const { title } = item;
  const { schema } = kinds[typeOf(paper)];
  const modified = updated ?? added;
  return {
    '@context': 'https://schema.org',
    // What is said of an article is said of every kind of work.
    '@type': schema as 'ScholarlyArticle',
    ...(page && { '@id': `${page}#paper`, url: page, mainEntityOfPage: page }),
    headline: title,
    name: title,
    ...(paper.abstract && { abstract: plainAbstract(paper) }),
    ...(paper.authors.length > 0 && {
      author: paper.authors.map((byline) => personLd(byline, origin)),
    }),
    ...publicationLd(item, schema),
    datePublished: paper.date,
    ...(modified && { dateModified: modified }),
    inLanguage: paper.language ?? site.language,
    ...identifiersLd(paper, schema),
    ...aboutLd(areas),
    ...containerLd(paper, item, schema),
    ...(pdf && {
      encoding: { '@type': 'MediaObject', encodingFormat: 'application/pdf', contentUrl: pdf },
    }),
    ...(code.length > 0 &&
      (schema === 'SoftwareSourceCode'
        ? { codeRepository: code }
        : {
            workExample: code.map((url) => ({
              '@type': 'SoftwareSourceCode',
              codeRepository: url,
            })),
          })),
    ...(status && { creativeWorkStatus: status }),
  };
}

/** The page of an author. */
export function profileLd(author: Author, origin: Origin): WithContext<ProfilePage> {
  const { name, variants, homepage } = author;
  const person = {
    ...personLd({ name, author }, origin),
    ...(variants.length > 0 && { alternateName: variants }),
    ...(homepage && { url: homepage }),
  };
  return { '@context': 'https://schema.org', '@type': 'ProfilePage', mainEntity: person };
}

/** A page that lists papers, which are named by their addresses, or other lists. */
export function collectionLd(
  { name, path, papers }: { name: string; path: string; papers?: readonly CatalogPaper[] },
  origin: string,
): WithContext<CollectionPage> {
  const items = papers?.map((paper, at) => ({
    '@type': 'ListItem' as const,
    position: at + 1,
    url: absolute(paperHref(paper), origin),
  }));
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name,
    url: absolute(path, origin),
    ...(items && {
      mainEntity: { '@type': 'ItemList', numberOfItems: items.length, itemListElement: items },
    }),
  };
}

/** The site, and how to search it. */
export function siteLd({ name }: Site, origin: string): WithContext<WebSite> {
  const url = absolute(href('/'), origin);
  // `query-input` is no property of schema.org, but what search engines read.
  const query = { target: `${url}?q={q}`, 'query-input': 'required name=q' };
  const potentialAction = { '@type': 'SearchAction' as const, ...query };
  return { '@context': 'https://schema.org', '@type': 'WebSite', name, url, potentialAction };
}

/** The whole catalogue as data, with the files that hold it. */
export function datasetLd(
  site: Site,
  downloads: readonly Download[],
  modified: string | undefined,
  origin: string,
): WithContext<Dataset> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: `${site.name}: ${site.title}`,
    description: site.description,
    url: absolute(href('/'), origin),
    ...(modified && { dateModified: modified }),
    distribution: downloads.map(({ file, mime }) => ({
      '@type': 'DataDownload',
      encodingFormat: mime,
      contentUrl: absolute(href(`/${file}`), origin),
    })),
  };
}

/** JSON that cannot end the script element around it. */
export function writeJsonLd(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function personLd(
  { name, given, family, author }: Pick<Byline, 'name' | 'author'> & Partial<Byline>,
  origin: Origin,
): Exclude<Person, string> {
  const { orcid } = author;
  const page = origin && authorHref(author);
  return {
    ...agentLd(name, given),
    ...(given && { givenName: given, familyName: family }),
    ...(page && { '@id': absolute(page, origin) }),
    ...(orcid && { sameAs: `https://orcid.org/${orcid}` }),
  };
}

/** A person, or a body that its name tells. */
function agentLd(name: string, given: string | undefined) {
  // What is said here of a person may be said of an organisation.
  const type = given === undefined && isBody(name) ? 'Organization' : 'Person';
  return { '@type': type as 'Person', name };
}

function peopleLd(people: CslItem['author']) {
  return namedPeople(people).map((name) => {
    const { given, suffix } = name;
    return agentLd(displayName({ family: familyOf(name), given, suffix }), given);
  });
}

/** Who made it public, and what it is known by there; each kind has what https://schema.org gives it. */
function publicationLd(item: CslItem, schema: string) {
  const { version, number, genre, publisher, page } = item;
  const [editor, translator] = [peopleLd(item.editor), peopleLd(item.translator)];
  const pages = item['number-of-pages'];
  return {
    ...(editor.length > 0 && { editor }),
    ...(translator.length > 0 && { translator }),
    ...(publisher &&
      publisher !== item.archive && {
        publisher: { '@type': 'Organization', name: publisher } as const,
      }),
    ...(genre && genre !== 'preprint' && { genre }),
    ...(version && { version }),
    ...(schema === 'Book' && bookLd(item)),
    ...(schema === 'Book' && pages && /^\d+$/.test(pages) && { numberOfPages: Number(pages) }),
    ...(schema === 'Report' && number && { reportNumber: number }),
    ...(item['collection-number'] && { position: item['collection-number'] }),
    ...(page && /Article|Report|Chapter/.test(schema) && { pagination: page }),
  };
}

function aboutLd(areas: CatalogPaper['areas']) {
  const terms = areas.map(({ name, tag }) => {
    return { '@type': 'DefinedTerm', name, termCode: tag } as const;
  });
  const [only, ...more] = terms;
  return only ? { about: more.length > 0 ? terms : only } : {};
}

function identifiersLd(paper: CatalogPaper, schema: string) {
  const { arxiv, doi, number } = paper;
  const type = { '@type': 'PropertyValue' } as const;
  // Of a report it is the number, of a part of a series its position.
  const isOwn = number && schema !== 'Report' && placeIn(paper).series === undefined;
  const identifier = [
    ...(arxiv ? [{ ...type, propertyID: 'arXiv', value: arxiv }] : []),
    ...(doi ? [{ ...type, propertyID: 'DOI', value: doi }] : []),
    ...(isOwn ? [number] : []),
  ];
  const sameAs = [...(arxiv ? [arxivHref(arxiv)] : []), ...(doi ? [doiHref(doi)] : [])];
  return {
    ...(identifier.length > 0 && { identifier }),
    ...(sameAs.length > 0 && { sameAs }),
  };
}
