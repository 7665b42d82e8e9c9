import type { Site } from '#catalog/content.ts';
import { href } from '#catalog/urls.ts';
import { element, textElement, XML_DECLARATION } from '#formats/xml.ts';
import { absolute } from './origin.ts';

/**
 * What lets a browser search the catalogue from its address bar:
 * https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
 */
export function openSearchDescription(site: Site, origin: string): string {
  const at = (path: string) => absolute(href(path), origin);
  const type = 'application/opensearchdescription+xml';
  return (
    XML_DECLARATION +
    element(
      'OpenSearchDescription',
      { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      '\n',
      textElement('ShortName', site.name.slice(0, 16)),
      textElement('Description', site.description.slice(0, 1024)),
      textElement('InputEncoding', 'UTF-8'),
      ...(site.icon
        ? [
            textElement('Image', at('/favicon.svg'), {
              width: '16',
              height: '16',
              type: 'image/svg+xml',
            }),
          ]
        : []),
      element('Url', { type: 'text/html', template: `${at('/')}?q={searchTerms}` }),
      element('Url', { type, rel: 'self', template: at('/opensearch.xml') }),
    )
  );
}
