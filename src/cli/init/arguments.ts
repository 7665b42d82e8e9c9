import { flagLines, readFlags } from '../ask/flags.ts';
import { type Answers, questions } from './questions.ts';

interface InitArguments {
  /** As they are written: not yet held against what they may be. */
  given: Partial<Answers>;
  dryRun: boolean;
  yes: boolean;
}

export const usage = `npm run init [-- --name … --areas …]

Makes an empty catalogue of your own out of this one: takes the papers, organisations, people and
published addresses out of the content folder, and gives it your name and areas. Nothing else is
touched. At a terminal it asks for what no flag gives; elsewhere it asks nothing.

${flagLines(questions)}
  --yes            take away without asking once more, also what no git repository holds
  --dry-run        show what would go and come, change nothing
  --help           show this
`;

/**
 * Reads the command line; undefined asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function parseInitArguments(words: string[]): InitArguments | undefined {
  const flags = readFlags(words, questions, ['yes', 'dry-run']);
  return (
    flags && {
      given: flags.given as Partial<Answers>,
      dryRun: flags.on['dry-run'],
      yes: flags.on.yes,
    }
  );
}
