import { parseArgs } from 'node:util';
import type { Question } from './questions.ts';

/** The values that flags gave, as the questions read them, and which switches are on. */
interface Flags<Name extends string, Switch extends string> {
  given: Partial<Record<Name, unknown>>;
  on: Record<Switch, boolean>;
}

/**
 * Reads a command line in which each question is a flag with a value and each switch one without;
 * undefined where it asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function readFlags<Name extends string, Switch extends string>(
  words: string[],
  questions: readonly Question<Name>[],
  switches: readonly Switch[],
): Flags<Name, Switch> | undefined {
  const { values } = parseArgs({
    args: words,
    options: {
      ...Object.fromEntries(questions.map(({ name }) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
      help: { type: 'boolean' },
    },
  });
  const written = values as Record<string, string | boolean | undefined>;
  if (written['help']) return undefined;
  const given = questions.flatMap(({ name, read }) => {
    const value = written[name];
    return typeof value === 'string' ? [[name, read(value)] as const] : [];
  });
  const on = switches.map((name) => [name, written[name] === true] as const);
  return {
    given: Object.fromEntries(given) as Partial<Record<Name, unknown>>,
    on: Object.fromEntries(on) as Record<Switch, boolean>,
  };
}

/** The flags of the questions for a help text, one a line. */
export function flagLines(questions: readonly Question[]): string {
  return questions
    .map(
      ({ name, hint, required }) => `  --${name.padEnd(14)} ${required ? 'required: ' : ''}${hint}`,
    )
    .join('\n');
}
