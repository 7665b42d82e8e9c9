import { cleanText, escapeHtml } from '#text/visible.ts';

type Attributes = Record<string, string | undefined>;

/** What an XML document begins with. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * An XML element with text; nothing where there is no text. What XML 1.0 forbids (section 2.2)
 * is left out, such as the control characters that abstracts from PDF contain.
 */
export function textElement(
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): string {
  return text === undefined ? '' : element(name, attributes, escapeXml(text));
}

/** An XML element with what is XML already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value ?? '')}"`);
  const start = name + written.join('');
  const content = children.join('');
  return content === '' ? `<${start}/>\n` : `<${start}>${content}</${name}>\n`;
}

function escapeXml(text: string): string {
  return escapeHtml(cleanText(text));
}
