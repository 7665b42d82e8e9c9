import { join, relative, resolve } from 'node:path';
import { formatProblem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { ledgerText, listAddresses } from '#catalog/ledger.ts';
import { ledgerName, readLedger } from '#sources/ledger-files.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { writeWhole } from './files/write-whole.ts';
import { command } from './frame/command.ts';

const usage = `npm run ledger

Adds the addresses of the catalogue to its ledger, the list of all that were ever published; takes
none away.`;

export const main = command({ usage, options: {}, run: addAddresses });

async function addAddresses(): Promise<number> {
  const folder = contentFolder();
  const { content, problems } = await readContent(folder, { fallback: resolve('content') });
  if (problems.length > 0) {
    for (const problem of problems.slice(0, 20)) console.error(formatProblem(problem));
    console.error(`\n${counted(problems.length, 'problem')}; nothing was written`);
    return 1;
  }
  const { entries } = await readLedger(folder, process.cwd());
  const addresses = new Set(entries?.keys());
  const before = addresses.size;
  for (const address of listAddresses(content)) addresses.add(address);
  const path = join(folder, ledgerName);
  const added = addresses.size - before;
  if (added > 0 || !entries) {
    await writeWhole(path, ledgerText(addresses));
  }
  console.log(
    `${relative('', path)}: ${counted(added, 'address', 'addresses')} added, ${counted(addresses.size, 'address', 'addresses')} in all`,
  );
  return 0;
}
