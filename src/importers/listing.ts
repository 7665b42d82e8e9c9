import { partialDateSchema } from '#schema/identifiers.ts';
import { type Byline, type Evidence, gatherEvidence, parseByline } from './byline.ts';
import { type Draft, draftId, type ImportOptions, type Problem, type Reading } from './draft.ts';

/** One line of the payload, with its number. */
interface Line {
  number: number;
  text: string;
}

/** The lines from one heading to the next. */
type Block = [heading: Line, ...rest: Line[]];

/** Whether a payload is such a listing: one of its first lines is the heading of a paper. */
export function isListing(text: string): boolean {
  return readLines(text.slice(0, 10_000)).some((line) => isHeading(line.text));
}

/**
 * Reads a listing of three lines a paper: `AQApr 16, 2023Code`, then
 * `TitleFirst Author, Second, Third et al. · org, org`, then the abstract. Nothing outside the
 * listing is known: what it leaves open becomes a problem with its line and the way to settle it.
 */
export function readListing(text: string, options: ImportOptions = {}): Reading[] {
  const lines = readLines(text);
  const blocks = splitBlocks(lines);
  const evidence = gatherEvidence(
    blocks.flatMap(([, byline]) => byline?.text ?? []),
    blocks.flatMap(([, , abstract]) => abstract?.text ?? []),
  );
  const problems = lines.flatMap(findControl);
  const papers = blocks.flatMap((block) => readPaper(block, evidence, options, problems) ?? []);
  const drafts = nameDrafts(papers, options, problems);
  return [...problems, ...drafts].sort((one, other) => one.line - other.line);
}

/** Lines end at a line feed alone, since abstracts may hold other separators; blank ones go. */
function readLines(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(({ text: line }) => line !== '');
}

/** Such characters come from broken conversions, and YAML cannot hold them in plain sight. */
function findControl({ number, text }: Line): Problem[] {
  const found = /(?!\t)\p{Cc}/u.exec(text);
  const code = found?.[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return code
    ? [{ line: number, message: `holds the control character U+${code}; delete it` }]
    : [];
}

/** A block begins at a heading, and where a heading should stand. */
function splitBlocks(lines: Line[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block && block.length < 3 && !isHeading(line.text)) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

interface Paper extends Heading, Byline {
  abstract: string;
  line: number;
}

function readPaper(
  [first, second, third]: Block,
  evidence: Evidence,
  options: ImportOptions,
  problems: Problem[],
): Paper | undefined {
  const heading = attempt(first, problems, () => parseHeading(first.text, options));
  const byline = second && attempt(second, problems, () => parseByline(second.text, evidence));
  if (!third) {
    const missing = second ? 'the abstract is' : 'title, authors and abstract are';
    const message = `${missing} missing; a paper has three lines`;
    problems.push({ line: (second ?? first).number, message });
  }
  if (!heading || !byline || !third) return undefined;
  return { ...heading, ...byline, abstract: third.text, line: first.number };
}

function attempt<Result>({ number }: Line, problems: Problem[], read: () => Result) {
  try {
    return read();
  } catch (error) {
    problems.push({ line: number, message: (error as Error).message });
    return undefined;
  }
}

/** Gives every paper an id of its own; a paper that is listed twice is a problem. */
function nameDrafts(papers: Paper[], options: ImportOptions, problems: Problem[]): Draft[] {
  const lines = new Map<string, number>();
  const ids = new Set<string>();
  return papers.flatMap(({ line, code, authorsComplete, ...paper }) => {
    const key = JSON.stringify([paper.title, paper.authors[0]]);
    const earlier = lines.get(key);
    const isTaken = (id: string) => ids.has(id) || options.isTaken?.(id, paper) === true;
    const id = draftId(paper, isTaken);
    if (earlier !== undefined || !id) {
      const message = earlier
        ? `is the same paper as on line ${earlier}; delete one of them`
        : 'author and title make no id; add this paper by hand';
      problems.push({ line, message });
      return [];
    }
    lines.set(key, line);
    ids.add(id);
    const remarks = code ? ['has code, but its address is not given; add it under code'] : [];
    const record = { id, ...paper, ...(authorsComplete ? {} : { authorsComplete }) };
    return [{ record, line, remarks }];
  });
}

/** The first line of a paper in a listing. */
interface Heading {
  area: string;
  date: string;
  /** Whether the listing knows of code; it does not say where. */
  code: boolean;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const form = new RegExp(
  `^([A-Z][A-Za-z-]*?)(${months.join('|')}) (\\d{1,2})(?:, (\\d{4}))?(Code)?$`,
);

/** Whether a line opens a paper. */
function isHeading(line: string): boolean {
  return form.test(line);
}

/**
 * Reads `AQApr 16, 2023Code`. A date without a year takes the given one, and only such a date.
 * @throws an Error that says how to write the line
 */
function parseHeading(line: string, { year }: ImportOptions): Heading {
  const [, area = '', month = '', day = '', ownYear, code] = form.exec(line) ?? [];
  if (!area) throw new Error('no area and date found; write them like "AQJul 5, 2024"');
  const fullYear = ownYear ?? year;
  if (fullYear === undefined) throw new Error(`"${month} ${day}" has no year; give it with --year`);
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  const date = `${fullYear}-${number}-${day.padStart(2, '0')}`;
  if (!partialDateSchema.safeParse(date).success) {
    throw new Error(`"${month} ${day}, ${fullYear}" is not in the calendar; correct the date`);
  }
  return { area, date, code: code !== undefined };
}
