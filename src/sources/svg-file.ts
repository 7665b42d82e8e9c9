import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Fault, fault, type Read } from './yaml-record.ts';

/** Elements that draw; what runs, loads or links something else is not among them. */
const drawing = new Set(
  `svg g title desc defs path rect circle ellipse line polyline polygon text tspan
  linearGradient radialGradient stop clipPath mask use symbol`.split(/\s+/),
);

/** Elements that HTML reads as text of its own: an element in them would be another one in a page. */
const told = new Set(['title', 'desc']);

const SVG = 'http://www.w3.org/2000/svg';

/** What the parser calls a CDATA section; in HTML it may end before it does in XML. */
const CDATA = '#cdata';

/** Bytes of a logo: it stands in every page. */
const LARGEST_LOGO = 4_000;

/** The parts of the XML tree that fast-xml-parser gives with `preserveOrder`. */
type Node = Record<string, unknown> & { ':@'?: Record<string, string> };

/** The icon of the site, or what keeps an SVG file from being shown as it. */
export function readIcon(text: string): Read<string> {
  const faults = svgFaults(text, new Set([...drawing, 'style', CDATA]), { alone: true });
  return faults.length > 0 ? { faults } : { value: text };
}

/** The logo as it stands in every page, or what keeps an SVG file from standing there. */
export function readLogo(text: string): Read<string> {
  const faults = svgFaults(text, drawing);
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_LOGO) {
    faults.push(fault(`has ${bytes} bytes, in every page; simplify it below ${LARGEST_LOGO}`));
  }
  if (faults.length > 0) return { faults };
  // One element that readers do not hear of.
  const value = text
    .replace(/^\uFEFF/, '')
    .replace(/<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim()
    .replace(/^<svg[^>]*/, (start) => start.replace(/\saria-hidden\s*=\s*(?:"[^"]*"|'[^']*')/, ''))
    .replace(/^<svg/, '<svg aria-hidden="true"');
  return { value };
}

/** @param alone whether it is a file of its own, which is no SVG without a namespace. */
function svgFaults(text: string, allowed: ReadonlySet<string>, { alone = false } = {}): Fault[] {
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    return [fault('has a document type; remove the <!DOCTYPE …> line')];
  const valid = XMLValidator.validate(text);
  if (valid !== true) return [fault(`is not valid SVG: ${valid.err.msg}`, valid.err.line)];
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
    // Read as they are written: HTML knows more entities than XML.
    processEntities: false,
    cdataPropName: CDATA,
  });
  const roots = parser.parse(text) as Node[];
  const [root] = roots;
  if (!root || !('svg' in root)) return [fault('is no SVG; its outermost element is not <svg>')];
  const messages = roots.flatMap((node) => nodeFaults(node, allowed));
  const { width, height, viewBox, xmlns } = root[':@'] ?? {};
  if (alone && !xmlns) messages.push(`has no namespace; begin with <svg xmlns="${SVG}"`);
  if (!viewBox && !(width && height)) messages.push('has no size; give <svg> a viewBox');
  return [...new Set(messages)].map((message) => fault(message));
}

function nodeFaults(node: Node, allowed: ReadonlySet<string>): string[] {
  const [name] = Object.keys(node).filter((key) => key !== ':@');
  if (name === undefined) return [];
  const inside = node[name];
  if (name === '#text') {
    const unknown = unknownEntity.exec(String(inside))?.[0];
    if (unknown) return [`has ${unknown}, which SVG does not know; write the sign itself`];
    return loads.test(String(inside)) ? [`loads something; ${howToStay}`] : [];
  }
  if (name === CDATA && !allowed.has(name))
    return ['has a CDATA section; write its text without one'];
  if (!allowed.has(name)) return [`has <${name}>, which a picture of this site may not have`];
  const attributes = Object.entries(node[':@'] ?? {}).flatMap((it) => attributeFault(...it) ?? []);
  const below = Array.isArray(inside) ? (inside as Node[]) : [];
  const faults = below.flatMap((child) => nodeFaults(child, allowed));
  const hasElements = below.some((child) => !('#text' in child) && !(CDATA in child));
  if (told.has(name) && hasElements) faults.push(`has elements in <${name}>; write text alone`);
  return [...attributes, ...faults];
}

/** What is no entity of XML without a document type. */
const unknownEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)\w*;?/i;

/** What loads another file in CSS, and the sign that can spell it otherwise. */
const loads = /@import|\\|(?:image-set|image|src)\(|url\((?!\s*['"]?#)/i;

const howToStay = 'a picture of this site draws all by itself';

function attributeFault(name: string, value: string): string | undefined {
  if (/^on/i.test(name)) return `has ${name}, which would run something; remove it`;
  if (name === 'style') return 'has a style attribute; write fill="…" and the like instead';
  if (name === 'xmlns' && value !== SVG) return `has elements of ${value}; leave this xmlns out`;
  if (value.includes('<')) return `has < in ${name}; write &lt;`;
  const entity = /&#\w*;?/.exec(value) ?? unknownEntity.exec(value);
  if (entity) return `has ${entity[0]} in ${name}; write the sign itself`;
  const isElsewhere = /(?:^|:)href$/i.test(name) && !/^\s*#/.test(value);
  return isElsewhere || loads.test(value) ? `loads ${value.slice(0, 60)}; ${howToStay}` : undefined;
}
