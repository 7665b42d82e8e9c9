import { resolve } from 'node:path';
import { stdin } from 'node:process';
import { counted } from '#catalog/counted.ts';
import type { AreaRecord } from '#schema/registries.ts';
import { showPath } from '#sources/content-files.ts';
import { readRegistry, registryForms } from '#sources/registry.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { visible } from '#text/visible.ts';
import { command, Refusal, UsageError } from './frame/command.ts';
import { listed } from './frame/content.ts';
import { findUncommitted, originAddress } from './frame/git.ts';
import {
  askQuestions,
  atTerminal,
  flagLines,
  flagsOf,
  readGiven,
  type Terminal,
} from './frame/questions.ts';
import { carryOut, describeTaken, type Plan, planCatalogue } from './init/plan.ts';
import { type Answers, faultOf, questions } from './init/questions.ts';
import { writeAreaTags } from './schemas.ts';

type Areas = ReadonlyMap<string, AreaRecord>;

export const main = command({
  usage: `npm run init [-- --name … --areas …]

Makes an empty catalogue of your own out of this one: takes the papers, organisations, people and
published addresses out of the content folder, and gives it your name and areas. Nothing else is
touched. At a terminal it asks for what no flag gives; elsewhere it asks nothing.

${flagLines(questions)}
  --yes            take away without asking once more, also what no git repository holds
  --dry-run        show what would go and come, change nothing
  --help           show this
`,
  options: {
    ...flagsOf(questions),
    yes: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(values) {
    const given = readGiven(questions, values) as Partial<Answers>;
    const places = [contentFolder(), resolve('content')];
    const read = await readRegistry('areas', registryForms.areas, places, process.cwd());
    const areas: Areas = read.entries;
    const faults = questions.flatMap((question) => {
      const value = given[question.name];
      const fault = value === undefined ? undefined : faultOf(question, value, areas);
      return fault?.split('\n').map((line) => `${question.name}: ${line}`) ?? [];
    });
    if (faults.length > 0) {
      console.error(faults.map(visible).join('\n') + unchanged);
      return 2;
    }
    const wishes = { yes: values.yes, dryRun: values['dry-run'] };
    if (stdin.isTTY) {
      const preset = await originAddress(contentFolder());
      const asked = questions.map((it) => (it.name === 'repository' ? { ...it, preset } : it));
      const check = (question: (typeof asked)[number], value: unknown) =>
        faultOf(question, value, areas);
      return atTerminal(async (terminal) => {
        const answers = await askQuestions(asked, given, { ...terminal, check });
        if (!answers) throw new Refusal('\nnothing was changed');
        return makeCatalogue(answers as unknown as Answers, areas, { ...wishes, terminal });
      });
    }
    const missing = questions.filter(({ name, required }) => required && !(name in given));
    if (missing.length > 0) {
      throw new UsageError(missing.map(({ name }) => `--${name} is missing`).join('\n'));
    }
    return makeCatalogue(given as Answers, areas, wishes);
  },
});

const unchanged = '\n\nnothing was changed';

async function makeCatalogue(
  answers: Answers,
  areas: Areas,
  { yes, dryRun, terminal }: { yes: boolean; dryRun: boolean; terminal?: Terminal },
): Promise<number> {
  const folder = contentFolder();
  const plan = await planCatalogue(folder, answers);
  const taken = await describeTaken(folder, plan);
  const where = showPath(folder, process.cwd());
  if (dryRun) {
    for (const name of plan.removed) console.log(visible(`would take away ${where}/${name}`));
    for (const name of plan.written.keys()) {
      console.log(`would ${plan.replaced.includes(name) ? 'replace' : 'write'} ${where}/${name}`);
    }
  }
  const obstacle = await findObstacle(folder, plan, yes);
  if (obstacle) throw new Refusal(obstacle + unchanged);
  if (dryRun) return 0;
  if (taken && !yes) {
    const sentence = `This takes ${taken} out of ${where}/`;
    if (!terminal) throw new Refusal(`${sentence}; add --yes to go on${unchanged}`);
    const answer = await terminal.ask(`${visible(sentence)}. Go on? [y/N] `);
    if (!/^y(?:es)?$/i.test(answer?.trim() ?? '')) throw new Refusal('nothing was changed');
  }
  await carryOut(folder, plan);
  const own = 'own' in answers.areas ? answers.areas.own : areas;
  await writeAreaTags(own.keys());
  const [tag = ''] = own.keys();
  const isChanged = plan.removed.length + plan.written.size > 0;
  const lines = [
    `${where}/ is the empty catalogue of ${answers.name}${isChanged ? `, with ${counted(own.size, 'area')}` : ' already'}`,
    ...(taken ? [`taken away: ${taken}`] : []),
    `yours to change: ${where}/site.yaml, about.md, logo.svg, icon.svg; README.md says what else may`,
    '  stand beside them, and npm run card draws a picture for shared links',
    '',
    'The first paper, by questions or at once:',
    '  npm run new',
    `  npm run new -- --title "A first paper" --authors "Ada Sample" --date 2026-01-31 --area ${tag} --abstract "What it says."`,
    'Then look at it:',
    '  npm start',
  ];
  console.log(lines.map(visible).join('\n'));
  return 0;
}

/** What keeps the plan from being carried out: nothing may go that git could not give back. */
async function findObstacle(folder: string, { removed, replaced }: Plan, yes: boolean) {
  const going = [...removed, ...replaced];
  if (going.length === 0) return undefined;
  const where = showPath(folder, process.cwd());
  const uncommitted = await findUncommitted(folder, going);
  if (!uncommitted && !yes) {
    return `${where}/ is in no git repository, so what goes could not come back; add --yes to take it away all the same`;
  }
  if (!uncommitted?.length) return undefined;
  const paths = uncommitted.map((name) => `${where}/${name}`);
  return `not committed as they are, so they could not come back: ${listed(paths, 5)}; commit them, or put them aside with \`git stash -u -- ${where}\``;
}
