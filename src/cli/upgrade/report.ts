import { counted } from '#catalog/counted.ts';
import { visible } from '#text/visible.ts';
import type { Change, Conflict, Merge } from './merge.ts';
import type { Version } from './repositories.ts';

/** A merge, of which `taken` are the files of code alone. */
interface Outcome extends Pick<Merge, 'ours' | 'taken' | 'unsettled'> {
  readonly from: Version;
  readonly to: Version;
  /** How many are between the two. */
  readonly commits: number;
  /** Where files went that one side moved. */
  readonly moves: ReadonlyMap<string, string>;
  /** What came into content/ from code, a sentence each. */
  readonly notes: readonly string[];
  readonly dryRun: boolean;
  /** The catalogue's folder, where that is not this one. */
  readonly into?: string | undefined;
}

const howToJoin = `Settle each that both have, then git add PATH:
  git checkout --merge PATH   puts both together, and marks where they do not fit
  git checkout --theirs PATH  takes upstream's
  git add PATH                by itself keeps yours`;

const howToKeep = `Settle each that one side removed:
  git rm PATH                 leaves it removed
  git add PATH                keeps it, where yours is there
  git checkout --theirs PATH  then git add PATH, takes it back as upstream has it`;

/** What an upgrade did, or would do, and what is left to do. */
export function describeOutcome(outcome: Outcome): string {
  const { from, to, commits, dryRun, notes, unsettled } = outcome;
  const inWords = ({ id, date, subject }: Version) => `${id} (${date}, ${visible(subject)})`;
  const parts: string[][] = [
    [`From ${inWords(from)}`, `to   ${inWords(to)}: ${counted(commits, 'commit')}.`],
    describeTaken(outcome),
    notes.length > 0 ? ['From code and public/ into content/:', ...notes.map(inset)] : [],
    unsettled.length > 0 ? describeUnsettled(outcome) : [],
    dryRun ? ['This was a dry run: nothing was changed.'] : nextSteps(outcome),
  ];
  return parts.flatMap((lines) => (lines.length > 0 ? lines.join('\n') : [])).join('\n\n');
}

function describeTaken({ ours, taken, dryRun }: Outcome): string[] {
  const kindOf = ({ path, entry }: Change) =>
    entry ? (ours.has(path) ? 'changed' : 'added') : 'removed';
  const parts = [...Map.groupBy(taken, kindOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  const numbers = parts.map(([kind, changes]) => `${changes.length} ${kind}`).join(', ');
  const come = counted(taken.length, 'file of code comes', 'files of code come');
  const lines = parts.flatMap(([kind, changes]) =>
    changes.map(({ path }) => inset(`${kind.padEnd(7)} ${path}`)),
  );
  return [`${come} from upstream${numbers && `: ${numbers}`}.`, ...(dryRun ? lines : [])];
}

function describeUnsettled({ to, from, unsettled, moves, dryRun }: Outcome): string[] {
  const lines = unsettled.flatMap((conflict) => {
    const { path, ours, theirs } = conflict;
    const moved = moves.has(path) ? ` to ${visible(moves.get(path) ?? '')}` : '';
    const show = (commit: string) => `git show ${quoted(`${commit}:${path}`)}`;
    const changes = `git diff ${from.id} HEAD -- ${quoted(path)} shows what you changed`;
    return [
      `  ${visible(path)}${remark(conflict, moved)}`,
      `    yours:      ${ours ? show('HEAD') : `removed${moved}`}`,
      `    upstream's: ${theirs ? show(to.id) : `removed; ${changes}`}`,
    ];
  });
  const isInBoth = ({ ours, theirs }: Conflict) => ours !== undefined && theirs !== undefined;
  const both = counted(unsettled.length, 'file was', 'files were');
  const verb = dryRun ? 'would stay' : 'stay';
  return [
    `${both} changed here and by upstream; yours ${verb} as they are:`,
    ...lines,
    '',
    ...(unsettled.some(isInBoth) ? [howToJoin] : []),
    ...(unsettled.every(isInBoth) ? [] : [howToKeep]),
  ];
}

function remark({ base, ours, theirs }: Conflict, moved: string): string {
  if (!theirs) return `: changed here, ${moved ? 'moved' : 'removed'} by upstream${moved}`;
  if (!ours) return ': removed here, changed by upstream';
  return base ? '' : ': added here and by upstream';
}

function nextSteps({ taken, unsettled, into }: Outcome): string[] {
  const needsInstall = taken.some(({ path }) => path === 'package-lock.json');
  return [
    `${unsettled.length > 0 ? 'When these are settled' : 'Nothing is committed yet. Next'}:`,
    ...(into === undefined ? [] : [`  cd ${quoted(into)}`]),
    '  git diff --cached --stat    to look at it',
    ...(needsInstall ? ['  npm ci                      for the packages of this version'] : []),
    '  npm run check               and npm test',
    '  git commit                  ends the upgrade',
    'git merge --abort takes all of it back.',
  ];
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  const plain = visible(word);
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}

function inset(line: string): string {
  return `  ${visible(line)}`;
}
