import type { z } from 'zod';

/** Something that a command is told: by a flag of that name, or by an answer at a terminal. */
export interface Question<Name extends string = string> {
  name: Name;
  /** What to write, for the prompt and the help text. */
  hint: string;
  required?: boolean;
  /** What an empty line stands for. */
  preset?: string | undefined;
  /** What is written as the value that the command needs. */
  read: (text: string) => unknown;
}

export interface Terminal {
  /** Shows a prompt and gives the line that is written; undefined at the end of the input. */
  ask: (prompt: string) => Promise<string | undefined>;
  say: (line: string) => void;
}

type Values<Name extends string> = Partial<Record<Name, unknown>>;

/**
 * Asks for each value that is not given, again until `check` finds nothing wrong with it; an empty
 * line leaves out what is not required. Undefined when the input ends before that.
 */
export async function askQuestions<Name extends string, Asked extends Question<Name>>(
  questions: readonly Asked[],
  given: Values<Name>,
  terminal: Terminal & { check: (question: Asked, value: unknown) => string | undefined },
): Promise<Values<Name> | undefined> {
  const { ask, say, check } = terminal;
  const values = { ...given };
  for (const question of questions) {
    const { name, required, preset = '', read } = question;
    while (values[name] === undefined) {
      const line = await ask(promptOf(question));
      if (line === undefined) return undefined;
      const written = line.trim() || preset;
      if (written === '' && !required) break;
      const value = read(written);
      const fault = check(question, value);
      if (fault === undefined) {
        values[name] = value;
        break;
      }
      say(fault.replaceAll(/^/gm, '  '));
    }
  }
  return values;
}

function promptOf({ name, hint, required, preset }: Question): string {
  return `${name}${required ? '' : ' (optional)'}, ${hint}${preset ? ` [${preset}]` : ''}: `;
}

/** What a schema finds wrong with a value; undefined where nothing is. */
export function faultBy(schema: z.ZodType, value: unknown): string | undefined {
  const checked = schema.safeParse(value);
  return checked.success ? undefined : deepest(checked.error.issues[0]);
}

function deepest(issue: z.core.$ZodIssue | undefined): string {
  const inner = issue?.code === 'invalid_union' ? issue.errors[0]?.[0] : undefined;
  return inner ? deepest(inner) : (issue?.message ?? 'is not valid');
}
