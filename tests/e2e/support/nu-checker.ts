import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Message {
  type: string;
  url: string;
  lastLine: number;
  message: string;
  extract?: string;
}

/** A file has no origin, so the checker takes 'self' to forbid the site's own files. */
const falseAlarm = /^Resource violates Content Security Policy/;

/** Data is never run, so no policy applies to it: https://html.spec.whatwg.org/#data-block */
const dataBlock = /<script type="application\/ld\+json">/;
const checker = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));

/** Whether there is a Java to run the checker. */
export function hasJava(): boolean {
  return spawnSync('java', ['-version']).status === 0;
}

/**
 * What the Nu HTML checker says about files, or all pages of folders: errors and warnings.
 * https://validator.github.io/validator/: with `--format json` they come on standard error.
 */
export async function checkHtml(paths: readonly string[]): Promise<string[]> {
  // One short run is not worth the second compiler and its threads; the first needs more stack.
  const vm = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m'];
  const args = [...vm, '-jar', checker, '--skip-non-html', '--format', 'json', ...paths];
  const output = await new Promise<string>((resolve) => {
    execFile('java', args, { maxBuffer: 2 ** 26 }, (_error, _out, errors) => resolve(errors));
  });
  const { messages }: { messages: Message[] } = JSON.parse(output);
  return messages
    .filter(({ message }) => !falseAlarm.test(message))
    .filter(
      ({ message, extract = '' }) =>
        !message.startsWith('Inline script') || !dataBlock.test(extract),
    )
    .map(({ type, url, lastLine, message, extract }) => {
      const file = url.split('/dist/').at(-1);
      return `${file}:${lastLine}: ${type}: ${message} ${extract ?? ''}`;
    });
}
