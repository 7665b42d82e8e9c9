import { cleanText, escapeHtml } from '#text/visible.ts';

type Attributes = Record<string, string | undefined>;

/** An XML document whose root holds what is XML already. */
export function xmlDocument(root: string, attributes: Attributes, ...children: string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, attributes, '\n', ...children)}`;
}

/** An XML element with text, without what XML 1.0 forbids (section 2.2); nothing without text. */
export function textElement(name: string, text?: string, attributes: Attributes = {}): string {
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
