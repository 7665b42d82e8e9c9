// `npm run upgrade -- [REF]`: brings a newer version of the project, and leaves what is the fork's.
import { cwd } from 'node:process';
import { parseUpgradeArguments, type UpgradeArguments, usage } from './upgrade/arguments.ts';
import { bring } from './upgrade/bring.ts';

/** Exit codes: 0 done, 1 something stands against it or is left to settle, 2 usage. */
async function main(words: string[]): Promise<number> {
  const args = readArguments(words);
  if (typeof args === 'number') return args;
  try {
    const { text, isSettled } = await bring(args, cwd());
    console.log(text);
    return isSettled ? 0 : 1;
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    console.error(`${sentence}.`);
    return 1;
  }
}

function readArguments(words: string[]): UpgradeArguments | number {
  try {
    const args = parseUpgradeArguments(words);
    if (args) return args;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
