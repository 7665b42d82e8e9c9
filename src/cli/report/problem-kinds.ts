import { formatProblem, type Problem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';

/** Problems that say the same of different places. */
interface ProblemKind {
  /** The message with … for what differs. */
  what: string;
  count: number;
  examples: Problem[];
}

const shownExamples = 3;

/** Puts problems that differ in quoted words and numbers alone together, the most frequent first. */
function groupByKind(problems: Iterable<Problem>): ProblemKind[] {
  const kinds = new Map<string, ProblemKind>();
  for (const problem of problems) {
    const what = wordsOf(problem);
    const kind = kinds.get(what) ?? { what, count: 0, examples: [] };
    kinds.set(what, kind);
    kind.count += 1;
    if (kind.examples.length < shownExamples) kind.examples.push(problem);
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

function wordsOf({ field, message }: Problem): string {
  const place = field.replace(/\.\d+/g, '');
  const what = message
    .replace(/"(?:[^"\\]|\\.)*"?/g, '"…"')
    .replace(/\S+:\d+/g, '…')
    .replace(/\b\d[\d-]*/g, '…');
  return place ? `${place}: ${what}` : what;
}

/** The summary of many problems, as lines. */
export function summariseKinds(problems: readonly Problem[], shownKinds = 40): string[] {
  const kinds = groupByKind(problems);
  const lines = kinds.slice(0, shownKinds).flatMap((kind) => {
    const more = kind.count - kind.examples.length;
    return [
      `${counted(kind.count, 'time')}: ${kind.what}`,
      ...kind.examples.map((problem) => `    ${formatProblem(problem)}`),
      ...(more > 0 ? [`    … and ${more.toLocaleString('en')} more`] : []),
    ];
  });
  const rest = kinds.length - shownKinds;
  return rest > 0 ? [...lines, `… and ${counted(rest, 'more kind')}`] : lines;
}
