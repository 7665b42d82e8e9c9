import { type ParseArgsConfig, parseArgs } from 'node:util';
import { visible } from '#text/visible.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowNegative: true }>
>['values'];

interface Form<O extends Options> {
  /** What `--help` shows, and a command line that is wrong. */
  usage: string;
  options?: O;
  /** Whether words without a flag are taken. */
  takesWords?: boolean;
  /** Gives the exit code where that is not 0. `words` are those without a flag. */
  run: (values: Values<O>, words: string[]) => Promise<number | undefined>;
}

/** A command with the words after its name; gives its exit code: 2 where these are wrong. */
export type Command = (words: readonly string[]) => Promise<number>;

/** What keeps a command from its work, as a person is told; the exit code is 1, as of any error. */
export class Refusal extends Error {
  readonly exitCode: number;

  /** @param options.code exit code of a command of which 1 is an answer. */
  constructor(message: string, { code = 1, ...options }: ErrorOptions & { code?: number } = {}) {
    super(message, options);
    this.exitCode = code;
  }
}

/** What is wrong with a command line; the exit code is 2. */
export class UsageError extends Error {}

type FileError = NodeJS.ErrnoException & { dest?: string };

/** What the system says of a file, as a sentence with what to do; undefined of what is no such error. */
export function fileFault({ code = '', syscall = '', path, dest }: FileError): string | undefined {
  const place = dest ?? path;
  if (place === undefined) return undefined;
  if (code === 'EISDIR') return `${place} is a folder; name a file`;
  if (code === 'ENOTDIR' || (code === 'EEXIST' && syscall === 'mkdir'))
    return `${place} lies in a file or is one, where a folder should be; name another place`;
  if (code === 'ENOENT') return `there is no ${path}`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${place} may not be read or written by you; change its permissions, or name another`;
  if (code === 'EXDEV') return `${place} is on another disk than the project; name a place there`;
  if (code === 'EROFS') return `${place} is on a disk that is read only; name another place`;
  return code === 'ENOSPC' ? `the disk is full; make room for ${place}` : undefined;
}

/** A command that `run.mjs` calls: flags are read, `--help` is answered, an error is a sentence. */
export function command<const O extends Options>(form: Form<O>): Command {
  return async (words) => {
    try {
      const { values, positionals } = parseArgs({
        args: [...words],
        options: { ...form.options, help: { type: 'boolean' } },
        allowPositionals: form.takesWords ?? false,
        allowNegative: true,
      });
      const empty = Object.entries<unknown>(values).find(([, value]) => value === '');
      if (empty) throw new UsageError(`--${empty[0]} is empty; write a value, or leave it out`);
      if (!('help' in values && values.help)) {
        return (await form.run(values as Values<O>, positionals)) ?? 0;
      }
      console.log(form.usage);
      return 0;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // Node goes on about positional arguments that begin with a hyphen, which nobody meant.
      const said = (error as Error).message.replace(/\. To specify a positional argument .*/s, '');
      const told = fileFault(error as FileError) ?? said;
      // It may repeat what was written, with signs that a terminal obeys.
      const message = told.split('\n').map(visible).join('\n');
      const isUsage = error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS');
      console.error(isUsage ? `${message}\n\n${form.usage}` : message);
      if (isUsage) return 2;
      return error instanceof Refusal ? error.exitCode : 1;
    }
  };
}
