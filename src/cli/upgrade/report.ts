import { counted } from '#catalog/counted.ts';
import { visible } from '#text/visible.ts';
import type { Change, Conflict } from './merge.ts';
import type { Tree, Version } from './repositories.ts';

interface Outcome {
  readonly from: Version;
  readonly to: Version;
  /** Commits between the two. */
  readonly commits: number;
  readonly ours: Tree;
  /** Files of code that come from upstream. */
  readonly taken: readonly Change[];
  readonly unsettled: readonly Conflict[];
  /** Where files went that one side moved. */
  readonly moves: ReadonlyMap<string, string>;
  /** What came into content/ from code, a sentence each. */
  readonly notes: readonly string[];
  readonly dryRun: boolean;
  /** The catalogue's folder, where that is not this one. */
  readonly into?: string | undefined;
}

/** What an upgrade did, or would do, and what is left to do. */
export function describeOutcome(outcome: Outcome): string {
  const { from, to, commits, dryRun, notes, unsettled } = outcome;
  const parts = [
    [`From ${inWords(from)}`, `to   ${inWords(to)}: ${counted(commits, 'commit')}.`].join('\n'),
    describeTaken(outcome),
    ...(notes.length > 0
      ? [['From code and public/ into content/:', ...indent(notes.map(visible))].join('\n')]
      : []),
    ...(unsettled.length > 0 ? [describeUnsettled(outcome)] : []),
    dryRun ? 'This was a dry run: nothing was changed.' : nextSteps(outcome),
  ];
  return parts.join('\n\n');
}

function inWords({ id, date, subject }: Version): string {
  return `${id} (${date}, ${visible(subject)})`;
}

function describeTaken({ ours, taken, dryRun }: Outcome): string {
  const kindOf = ({ path, entry }: Change) =>
    entry ? (ours.has(path) ? 'changed' : 'added') : 'removed';
  const parts = [...Map.groupBy(taken, kindOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  const numbers = parts.map(([kind, changes]) => `${changes.length} ${kind}`).join(', ');
  const sentence = `${counted(taken.length, 'file')} of code ${taken.length === 1 ? 'comes' : 'come'} from upstream${numbers && `: ${numbers}`}.`;
  if (!dryRun) return sentence;
  const lines = parts.flatMap(([kind, changes]) =>
    changes.map(({ path }) => `${kind.padEnd(7)} ${visible(path)}`),
  );
  return [sentence, ...indent(lines)].join('\n');
}

function describeUnsettled({ to, from, unsettled, moves, dryRun }: Outcome): string {
  const lines = unsettled.flatMap((conflict) => {
    const { path, ours, theirs } = conflict;
    return [
      `${visible(path)}${remark(conflict, moves.get(path))}`,
      ...indent([
        ours
          ? `yours:      git show ${quoted(`HEAD:${path}`)}`
          : `yours:      removed${movedTo(moves.get(path))}`,
        theirs
          ? `upstream's: git show ${quoted(`${to.id}:${path}`)}`
          : `upstream's: removed; git diff ${from.id} HEAD -- ${quoted(path)} shows what you changed`,
      ]),
    ];
  });
  const both = counted(unsettled.length, 'file was', 'files were');
  const verb = dryRun ? 'would stay' : 'stay';
  return [
    `${both} changed here and by upstream; yours ${verb} as they are:`,
    ...indent(lines),
    ...howToSettle(unsettled),
  ].join('\n');
}

function remark({ base, ours, theirs }: Conflict, to: string | undefined): string {
  if (!theirs)
    return `: changed here, ${to ? `moved by upstream${movedTo(to)}` : 'removed by upstream'}`;
  if (!ours) return ': removed here, changed by upstream';
  return base ? '' : ': added here and by upstream';
}

function movedTo(path: string | undefined): string {
  return path ? ` to ${visible(path)}` : '';
}

function howToSettle(unsettled: readonly Conflict[]): string[] {
  const lines = [''];
  if (unsettled.some(({ ours, theirs }) => ours && theirs)) {
    lines.push(
      'Settle each that both have, then git add PATH:',
      ...indent([
        'git checkout --merge PATH   puts both together, and marks where they do not fit',
        "git checkout --theirs PATH  takes upstream's",
        'git add PATH                by itself keeps yours',
      ]),
    );
  }
  if (unsettled.some(({ ours, theirs }) => !ours || !theirs)) {
    lines.push(
      'Settle each that one side removed:',
      ...indent([
        'git rm PATH                 leaves it removed',
        'git add PATH                keeps it, where yours is there',
        'git checkout --theirs PATH  then git add PATH, takes it back as upstream has it',
      ]),
    );
  }
  return lines;
}

function nextSteps({ taken, unsettled, into }: Outcome): string {
  const needsInstall = taken.some(({ path }) => path === 'package-lock.json');
  const steps = [
    ...(into === undefined ? [] : [`cd ${quoted(into)}`]),
    'git diff --cached --stat    to look at it',
    ...(needsInstall ? ['npm ci                      for the packages of this version'] : []),
    'npm run check               and npm test',
    'git commit                  ends the upgrade',
  ];
  const first = unsettled.length > 0 ? 'When these are settled' : 'Nothing is committed yet. Next';
  return [`${first}:`, ...indent(steps), 'git merge --abort takes all of it back.'].join('\n');
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  const plain = visible(word);
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
