import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Fault } from './yaml-record.ts';

/** Elements that draw; what runs, loads or links something else is not among them. */
const drawing = new Set(
  (
    'svg g title desc defs path rect circle ellipse line polyline polygon text tspan ' +
    'linearGradient radialGradient stop clipPath mask use symbol'
  ).split(' '),
);

/** Bytes of a logo: it stands in every page. */
const LARGEST_LOGO = 4_000;

/** The parts of the XML tree that fast-xml-parser gives with `preserveOrder`. */
type Node = Record<string, unknown> & { ':@'?: Record<string, string> };

/** What keeps an SVG file from being shown as the icon of the site. */
export function iconFaults(text: string): Fault[] {
  return svgFaults(text, new Set([...drawing, 'style']));
}

/** What keeps an SVG file from standing in every page as the logo. */
export function logoFaults(text: string): Fault[] {
  const faults = svgFaults(text, drawing);
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_LOGO) {
    faults.push(fault(`has ${bytes} bytes, in every page; simplify it below ${LARGEST_LOGO}`));
  }
  return faults;
}

/** A valid logo as it stands in a page: one element that readers do not hear of. */
export function inlineLogo(text: string): string {
  const svg = text
    .replace(/^\uFEFF/, '')
    .replace(/<\?xml[^>]*\?>|<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();
  return svg
    .replace(/^<svg[^>]*/, (start) => start.replace(/\saria-hidden\s*=\s*(?:"[^"]*"|'[^']*')/, ''))
    .replace(/^<svg/, '<svg aria-hidden="true"');
}

function svgFaults(text: string, allowed: ReadonlySet<string>): Fault[] {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) {
    return [fault('has a document type; remove the <!DOCTYPE …> line')];
  }
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    return [{ line: valid.err.line, path: [], message: `is not valid SVG: ${valid.err.msg}` }];
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
  });
  const roots = parser.parse(text) as Node[];
  const [root] = roots;
  if (!root || !('svg' in root)) return [fault('is no SVG; its outermost element is not <svg>')];
  const messages = roots.flatMap((node) => nodeFaults(node, allowed));
  const { width, height, viewBox } = root[':@'] ?? {};
  if (!viewBox && !(width && height)) messages.push('has no size; give <svg> a viewBox');
  return [...new Set(messages)].map(fault);
}

function nodeFaults(node: Node, allowed: ReadonlySet<string>): string[] {
  const [name] = Object.keys(node).filter((key) => key !== ':@');
  if (name === undefined) return [];
  const inside = node[name];
  if (name === '#text') {
    return /@import|url\((?!\s*['"]?#)/i.test(String(inside))
      ? [`loads something; ${howToStay}`]
      : [];
  }
  if (!allowed.has(name)) return [`has <${name}>, which a picture of this site may not have`];
  const attributes = Object.entries(node[':@'] ?? {}).flatMap(([attribute, value]) => {
    const message = attributeFault(attribute, value);
    return message === undefined ? [] : [message];
  });
  const below = Array.isArray(inside) ? (inside as Node[]) : [];
  return [...attributes, ...below.flatMap((child) => nodeFaults(child, allowed))];
}

const howToStay = 'a picture of this site draws all by itself';

function attributeFault(name: string, value: string): string | undefined {
  if (/^on/i.test(name)) return `has ${name}, which would run something; remove it`;
  if (name === 'style') return 'has a style attribute; write fill="…" and the like instead';
  const isElsewhere = /(?:^|:)href$/i.test(name) && !/^\s*#/.test(value);
  if (isElsewhere || /url\((?!\s*['"]?#)/i.test(value)) {
    return `loads ${value.slice(0, 60)}; ${howToStay}`;
  }
  return undefined;
}

function fault(message: string): Fault {
  return { line: 1, path: [], message };
}
