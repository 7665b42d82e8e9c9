import { join, relative, resolve } from 'node:path';
import { formatProblem } from '#catalog/content.ts';
import { ledgerText, listAddresses } from '#catalog/ledger.ts';
import { ledgerName, readLedger } from '#loaders/ledger-files.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';
import { writeWhole } from './files/write-whole.ts';
import { count } from './report/count.ts';

/** Adds the addresses of the catalogue to its ledger; takes none away. */
async function main(): Promise<number> {
  const folder = contentFolder();
  const { content, problems } = await readContent(folder, { fallback: resolve('content') });
  if (problems.length > 0) {
    for (const problem of problems.slice(0, 20)) console.error(formatProblem(problem));
    console.error(`\n${count(problems.length, 'problem')}; nothing was written`);
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
    `${relative('', path)}: ${count(added, 'address', 'addresses')} added, ${count(addresses.size, 'address', 'addresses')} in all`,
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
