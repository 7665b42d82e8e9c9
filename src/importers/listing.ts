import { partialDateSchema } from '#schema/identifiers.ts';
import { type Evidence, gatherEvidence, parseByline } from './byline.ts';
import { type Draft, draftId, type ImportOptions, type Problem, type Reading } from './draft.ts';

type Line = { number: number; text: string };

/** Whether a payload is such a listing: one of its first lines is the heading of a paper. */
export function isListing(text: string): boolean {
  return readLines(text.slice(0, 10_000)).some((line) => form.test(line.text));
}

/** Reads a listing of three lines a paper; what it leaves open is a problem with its line and remedy. */
export function readListing(text: string, options: ImportOptions = {}): Reading[] {
  const lines = readLines(text);
  // A block begins at a heading, and where a heading should stand.
  const blocks: [heading: Line, ...rest: Line[]][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block && block.length < 3 && !form.test(line.text)) block.push(line);
    else blocks.push([line]);
  }
  const evidence = gatherEvidence(
    blocks.flatMap(([, byline]) => byline?.text ?? []),
    blocks.flatMap(([, , abstract]) => abstract?.text ?? []),
  );
  // Such characters come from broken conversions, and YAML cannot hold them in plain sight.
  const problems = lines.flatMap(({ number, text: line }): Problem[] => {
    const code = /(?!\t)\p{Cc}/u.exec(line)?.[0].charCodeAt(0).toString(16).toUpperCase();
    const message = `holds the control character U+${code?.padStart(4, '0')}; delete it`;
    return code ? [{ line: number, message }] : [];
  });
  const papers = blocks.flatMap((block) => readPaper(block, evidence, options, problems) ?? []);
  const known = new Map<string, number>();
  const ids = new Set<string>();
  // Every paper gets an id of its own; one that is listed twice is a problem.
  const drafts = papers.flatMap(({ line, code, authorsComplete, ...paper }): Draft[] => {
    const key = JSON.stringify([paper.title, paper.authors[0]]);
    const earlier = known.get(key);
    const id = draftId(paper, (name) => ids.has(name) || options.isTaken?.(name, paper) === true);
    if (earlier !== undefined || !id) {
      const message = earlier
        ? `is the same paper as on line ${earlier}; delete one of them`
        : 'author and title make no id; add this paper by hand';
      problems.push({ line, message });
      return [];
    }
    known.set(key, line);
    ids.add(id);
    const message = 'has code, but its address is not given; add it under code';
    const remarks = code ? [{ line, message }] : [];
    const record = { id, ...paper, ...(authorsComplete ? {} : { authorsComplete }) };
    return [{ record, line, remarks }];
  });
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

function readPaper(
  [first, second, third]: [Line, ...Line[]],
  evidence: Evidence,
  options: ImportOptions,
  problems: Problem[],
) {
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

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const form = new RegExp(
  `^([A-Z][A-Za-z-]*?)(${months.join('|')}) (\\d{1,2})(?:, (\\d{4}))?(Code)?$`,
);

/** Reads `AQApr 16, 2023Code`; throws an Error that says how to write the line. */
function parseHeading(line: string, { year }: ImportOptions) {
  const [, area = '', month = '', day = '', ownYear, code] = form.exec(line) ?? [];
  if (!area) throw new Error('no area and date found; write them like "AQJul 5, 2024"');
  const fullYear = ownYear ?? year;
  if (fullYear === undefined) throw new Error(`"${month} ${day}" has no year; give it with --year`);
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  const date = `${fullYear}-${number}-${day.padStart(2, '0')}`;
  if (!partialDateSchema.safeParse(date).success) {
    throw new Error(`"${month} ${day}, ${fullYear}" is not in the calendar; correct the date`);
  }
  // The listing knows of code; it does not say where.
  return { area, date, code: code !== undefined };
}
