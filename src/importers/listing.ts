import type { PaperInput } from '#schema/paper.ts';
import { type Byline, type Evidence, gatherEvidence, parseByline } from './byline.ts';
import type { Draft, ImportOptions, Parsed, Problem } from './draft.ts';
import { draftId } from './draft-id.ts';
import { type Heading, isHeading, parseHeading } from './listing-heading.ts';

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
export function parseListing(text: string, options: ImportOptions = {}): Parsed {
  const lines = readLines(text);
  const blocks = splitBlocks(lines);
  const evidence = gatherEvidence(
    blocks.flatMap(([, byline]) => byline?.text ?? []),
    blocks.flatMap(([, , abstract]) => abstract?.text ?? []),
  );
  const problems = lines.flatMap(findControl);
  const papers = blocks.flatMap((block) => readPaper(block, evidence, options, problems) ?? []);
  const drafts = nameDrafts(papers, options, problems);
  return { drafts, problems: problems.sort((one, other) => one.line - other.line) };
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
    problems.push({
      line: number,
      message: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}

/** Gives every paper an id of its own; a paper that is listed twice is a problem. */
function nameDrafts(
  papers: Paper[],
  options: ImportOptions,
  problems: Problem[],
): Draft<PaperInput>[] {
  const lines = new Map<string, number>();
  const ids = new Set<string>();
  return papers.flatMap(({ line, code, authorsComplete, ...paper }) => {
    const key = JSON.stringify([paper.title, paper.authors[0]]);
    const twin = lines.get(key);
    const isTaken = (id: string) => ids.has(id) || options.isTaken?.(id, paper) === true;
    const id = draftId(paper, isTaken);
    if (twin !== undefined || !id) {
      const message = twin
        ? `is the same paper as on line ${twin}; delete one of them`
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
