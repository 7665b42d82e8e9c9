import { join, relative } from 'node:path';
import { formatProblem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { ledgerText, listAddresses } from '#catalog/ledger.ts';
import { ledgerName, readLedger } from '#sources/ledger-files.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command } from './frame/command.ts';
import { readCatalogue, refuseProblems } from './frame/content.ts';
import { writeWhole } from './frame/files.ts';

export const main = command({
  usage: `npm run ledger

Adds the addresses of the catalogue to its ledger, the list of all that were ever published; takes
none away.`,
  async run() {
    const { content, problems } = await readCatalogue();
    if (problems.length > 0) refuseProblems(problems, problems.slice(0, 20).map(formatProblem));
    const { entries } = await readLedger(contentFolder(), process.cwd());
    const addresses = new Set(entries?.keys());
    const before = addresses.size;
    for (const address of listAddresses(content)) addresses.add(address);
    const added = addresses.size - before;
    const path = join(contentFolder(), ledgerName);
    if (added > 0 || !entries) await writeWhole(path, ledgerText(addresses));
    const inWords = (count: number) => counted(count, 'address', 'addresses');
    const sums = `${inWords(added)} added, ${inWords(addresses.size)} in all`;
    console.log(`${relative('', path)}: ${sums}`);
    return 0;
  },
});
