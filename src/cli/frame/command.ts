import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
/** The values of the flags, by their names. */
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowNegative: true }>
>['values'];

interface Form<O extends Options> {
  /** What `--help` shows, and a command line that is wrong. */
  usage: string;
  options: O;
  /** Whether words without a flag are taken. */
  takesWords?: boolean;
  /** Gives the exit code: 0 done, 1 refused. `words` are those without a flag. */
  run: (values: Values<O>, words: string[]) => Promise<number>;
}

/** A command with the words after its name; gives its exit code: 2 where these are wrong. */
export type Command = (words: readonly string[]) => Promise<number>;

/** What is wrong with a command line. */
export class UsageError extends Error {}

/**
 * A command over what all have in common: its flags are read, `--help` is answered, and an error
 * is one sentence. A command's file exports it as `main`, which `run.mjs` calls.
 */
export function command<const O extends Options>(form: Form<O>): Command {
  return async (words) => {
    try {
      const { values, positionals } = parseArgs({
        args: [...words],
        options: { ...form.options, help: { type: 'boolean' } },
        allowPositionals: form.takesWords ?? false,
        allowNegative: true,
      });
      if ('help' in values && values.help) {
        console.log(form.usage);
        return 0;
      }
      return await form.run(values as Values<O>, positionals);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      console.error(isAboutUsage(error) ? `${sentence}\n\n${form.usage}` : sentence);
      return isAboutUsage(error) ? 2 : 1;
    }
  };
}

function isAboutUsage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS');
}
