import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument, XsdValidator } from 'libxml2-wasm';

const schemas = new URL('../fixtures/schemas/', import.meta.url);

/** What a schema (`.rng` or `.xsd` of the fixtures) has against an XML document. */
export function faultsOf(xml: string, schema: string): string {
  const grammar = readXml(readFileSync(new URL(schema, schemas), 'utf8'));
  const kind = schema.endsWith('.rng') ? RelaxNGValidator : XsdValidator;
  try {
    kind.fromDoc(grammar).validate(readXml(xml));
    return '';
  } catch (error) {
    return String(error);
  }
}

/** @throws where the document is not well-formed. */
export function readXml(xml: string): XmlDocument {
  return XmlDocument.fromString(xml);
}
