import anyAscii from 'any-ascii';
import { Document, isCollection, isScalar, Scalar } from 'yaml';
import { paperIdSchema } from '#schema/identifiers.ts';
import { type PaperInput, paperFields } from '#schema/paper.ts';
import { parsePersonName } from '#schema/person-name.ts';
import type { FieldCount } from './source-fields.ts';

/** A record as far as a payload gives it; what is missing or wrong is for the schema to say. */
export type DraftRecord = Partial<PaperInput>;

/** A record as an importer read it, and where it stood in the payload. */
export interface Draft {
  record: DraftRecord;
  /** 1-based line on which it begins. */
  line: number;
  /** What the payload says and the record cannot hold, field by field. */
  remarks: Problem[];
  /** What became of the fields of the source, where it has fields. */
  count?: FieldCount;
  /** What stands where a date should. */
  undated?: string;
}

/** Something that could not be read: what is wrong, and how to write it. */
export interface Problem {
  /** 1-based line of the payload. */
  line: number;
  message: string;
  /** Whether it tells of what is no work, but data of others, so that nothing is wrong. */
  isAside?: boolean;
}

/** One record of a payload, or what is wrong at a place of it; what is unclear is not guessed. */
export type Reading = Draft | Problem;

export interface ImportOptions {
  /** Year of the dates that are written without one. */
  year?: number | undefined;
  /** Area of the records for which the payload names none that the catalogue has. */
  area?: string | undefined;
  /** The catalogue's areas by arXiv category (`cs.AQ`) and by their own tags. */
  areas?: ReadonlyMap<string, string> | undefined;
  /** Whether an id belongs to another paper than the given one. */
  isTaken?: ((id: string, paper: Pick<PaperInput, 'title' | 'date'>) => boolean) | undefined;
}

/** Line breaks in a part of a payload, from which the line of a reading is told. */
export function countLines(part: string): number {
  return part.split('\n').length - 1;
}

/**
 * The id that a citation key gives a work, the same in an import and in a bibliography of the
 * catalogue: the key itself where it can be one, or else its letters and digits in ASCII, in lower
 * case, with hyphens between; undefined where none is left.
 * @example keyToId('Sun:2024Sailing') // 'sun-2024sailing'
 */
export function keyToId(key: string): string | undefined {
  const made = anyAscii(key)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [key, made].find((id) => paperIdSchema.safeParse(id).success);
}

const insignificant = new Set(
  `a an the on of in for to and or with from by at as is are be do does can how what why when where
  which who whose towards toward into via through under over beyond using`.split(/\s+/),
);

/**
 * The id of a new record: family name of the first author, year, first significant word of the
 * title, in ASCII; while it is taken, further words behind hyphens. Undefined when the words run
 * out, or the name or the title has no letter that ASCII can hold.
 * @example draftId({ authors: ['Jane Doe'], date: '2024-07-05', title: 'An Example' }, () => false)
 * // 'doe2024example'
 */
export function draftId(
  { authors, date, title }: { authors: readonly string[]; date: string; title: string },
  isTaken: (id: string) => boolean,
): string | undefined {
  const [family] = asciiWords(parsePersonName(authors[0] ?? '').family.replace(/\s/g, ''));
  const all = asciiWords(title.replace(/\\[a-zA-Z]+/g, ' ').replace(/[-‐‑–—/:]/g, ' '));
  const significant = all.filter((word) => /[a-z]/.test(word) && !insignificant.has(word));
  const words = significant.length > 0 ? significant : all;
  const base = `${family}${date.slice(0, 4)}${words[0]}`;
  if (!family || words.length === 0) return undefined;
  return words
    .map((_, index) => [base, ...words.slice(1, index + 1)].join('-'))
    .find((id) => !isTaken(id));
}

/** Words in lower case; what stands inside a word ("Nobody's", "O'Neill") is dropped. */
function asciiWords(text: string): string[] {
  return anyAscii(text)
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
}

/** Written in quotes even where YAML 1.2 needs none: other parsers read dates and numbers. */
const quotedFields = `key title date arxiv doi number edition version volume pages chapter
  numberOfPages numberOfVolumes isbn issn accessed added updated`.split(/\s+/);

/**
 * An entry of content/papers: front matter in the order of the schema and no body, for an imported
 * text is never read as MDX. Every value without controls comes back from YAML 1.1 and 1.2.
 */
export function draftToMdx({ record }: { record: PaperInput }): string {
  const { id, abstract, ...rest } = record;
  const fields = Object.keys(paperFields.shape)
    .map((key) => [key, rest[key as keyof typeof rest]] as const)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  const front = new Document(Object.fromEntries(fields), { compat: 'yaml-1.1' });
  for (const key of quotedFields) {
    const node = front.get(key, true);
    // Single quotes keep the backslashes of TeX as they are.
    const isSingle = isScalar(node) && /["\\]/.test(String(node.value));
    if (isScalar(node)) node.type = isSingle ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
  }
  const org = front.get('org');
  if (isCollection(org)) org.flow = true;
  const written = front.toString({ lineWidth: 0, flowCollectionPadding: false });
  if (abstract === undefined) return `---\n${written}---\n`;
  const last = new Document({ abstract }, { compat: 'yaml-1.1' });
  const text = last.get('abstract', true);
  // Lines that begin with a blank are not folded, and some are lost among lines that are.
  const isFolded = !/\n[ \t]/.test(String(abstract));
  if (isScalar(text)) text.type = isFolded ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
  return `---\n${written}${last.toString({ lineWidth: 100 })}---\n`;
}
