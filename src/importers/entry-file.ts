import { Document, isCollection, isScalar, Scalar } from 'yaml';
import { type PaperInput, paperSchema } from '#schema/paper.ts';
import type { Draft } from './draft.ts';

const lineWidth = 100;

/** Written in quotes even where YAML 1.2 needs none: other parsers read dates and numbers. */
const quotedFields = ['title', 'date', 'arxiv', 'doi', 'added', 'updated'];

/**
 * An entry of content/papers: the record without its id as front matter in the order of the
 * schema, and no body, since an imported text must never be read as MDX. The abstract is one
 * folded block, broken only at single spaces; every value without control characters comes
 * back unchanged from a parser of YAML 1.1 or 1.2.
 */
export function draftToMdx({ record }: Pick<Draft<PaperInput>, 'record'>): string {
  const { abstract } = record;
  return `---\n${writeFields(record)}${writeAbstract(abstract)}---\n`;
}

function writeFields(record: PaperInput): string {
  const document = createDocument(
    Object.keys(paperSchema.shape)
      .filter((key) => key !== 'id' && key !== 'abstract')
      .map((key) => [key, record[key as keyof PaperInput]] as const)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
  for (const key of quotedFields) {
    const node = document.get(key, true);
    if (isScalar(node)) node.type = quotesFor(String(node.value));
  }
  const org = document.get('org');
  if (isCollection(org)) org.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function writeAbstract(abstract: string): string {
  const document = createDocument([['abstract', abstract]]);
  const node = document.get('abstract', true);
  if (isScalar(node)) node.type = Scalar.BLOCK_FOLDED;
  return document.toString({ lineWidth });
}

function createDocument(fields: (readonly [string, unknown])[]): Document {
  return new Document(Object.fromEntries(fields), { compat: 'yaml-1.1' });
}

/** Single quotes keep the backslashes of TeX as they are. */
function quotesFor(text: string): Scalar.Type {
  return /["\\]/.test(text) ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
}
