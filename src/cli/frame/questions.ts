import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { z } from 'zod';
import { visible } from '#text/visible.ts';

/** Something that a command is told: by a flag of that name, or by an answer at a terminal. */
export interface Question<Name extends string = string> {
  name: Name;
  hint: string;
  required?: boolean;
  /** What an empty line stands for. */
  preset?: string | undefined;
  /** What is written as the value that the command needs. */
  read: (text: string) => unknown;
}

/** Shows a prompt and gives the line that is written, if the input has not ended; says a line. */
export interface Terminal {
  ask: (prompt: string) => Promise<string | undefined>;
  say: (line: string) => void;
}

type Values<Name extends string> = Partial<Record<Name, unknown>>;

/** Each question as a flag with a value, for a command's options. */
export function flagsOf<Name extends string>(questions: readonly Question<Name>[]) {
  const flags = questions.map(({ name }) => [name, { type: 'string' }]);
  return Object.fromEntries(flags) as Record<Name, { type: 'string' }>;
}

/** The flags of the questions for a help text, one a line. */
export function flagLines(questions: readonly Question[]): string {
  const line = ({ name, hint, required }: Question) =>
    `  --${name.padEnd(14)} ${required ? 'required: ' : ''}${hint}`;
  return questions.map(line).join('\n');
}

/** The values that flags gave, as the questions read them; not yet held against what they may be. */
export function readGiven<Name extends string>(
  questions: readonly Question<Name>[],
  written: Readonly<Record<string, unknown>>,
): Values<Name> {
  const given = questions.flatMap(({ name, read }) => {
    const text = written[name];
    return typeof text === 'string' ? [[name, read(text)]] : [];
  });
  return Object.fromEntries(given);
}

/** Asks for what is not given until `check` finds nothing wrong; undefined where the input ends. */
export async function askQuestions<Name extends string, Asked extends Question<Name>>(
  questions: readonly Asked[],
  given: Values<Name>,
  terminal: Terminal & { check: (question: Asked, value: unknown) => string | undefined },
): Promise<Values<Name> | undefined> {
  const values = { ...given };
  for (const question of questions) {
    const { name, hint, required, preset = '', read } = question;
    const prompt = `${name}${required ? '' : ' (optional)'}, ${hint}${preset && ` [${preset}]`}: `;
    while (values[name] === undefined) {
      const line = await terminal.ask(prompt);
      if (line === undefined) return undefined;
      const written = line.trim() || preset;
      if (written === '' && !required) break;
      const value = read(written);
      const fault = terminal.check(question, value);
      if (fault === undefined) values[name] = value;
      else terminal.say(fault.replaceAll(/^/gm, '  '));
    }
  }
  return values;
}

/** Gives a person at the terminal to `use`, and lets go of the terminal afterwards. */
export async function atTerminal<Result>(use: (terminal: Terminal) => Promise<Result>) {
  const terminal = createInterface({ input: stdin, output: stdout });
  const closed = new Promise<undefined>((end) => terminal.once('close', () => end(undefined)));
  try {
    return await use({
      ask: (prompt) => Promise.race([terminal.question(prompt), closed]),
      say: (lines) => console.log(lines.split('\n').map(visible).join('\n')),
    });
  } finally {
    terminal.close();
  }
}

/** What a schema finds wrong with a value; undefined where nothing is. */
export function faultBy(schema: z.ZodType, value: unknown): string | undefined {
  const { error } = schema.safeParse(value);
  let issue: z.core.$ZodIssue | undefined = error?.issues[0];
  while (issue?.code === 'invalid_union' && issue.errors[0]?.[0]) issue = issue.errors[0]?.[0];
  return error && (issue?.message ?? 'is not valid');
}
