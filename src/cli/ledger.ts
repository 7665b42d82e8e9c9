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

Adds the addresses of the catalogue to its ledger, the list of all that were ever published, with
today's date; takes none away.`,
  async run() {
    const { content, problems } = await readCatalogue();
    if (problems.length > 0) refuseProblems(problems, problems.slice(0, 20).map(formatProblem));
    const { entries } = await readLedger(contentFolder(), process.cwd());
    const days = new Map([...(entries ?? [])].map(([address, { day }]) => [address, day]));
    const before = days.size;
    const today = new Date().toISOString().slice(0, 10);
    for (const address of listAddresses(content)) if (!days.has(address)) days.set(address, today);
    const added = days.size - before;
    const path = join(contentFolder(), ledgerName);
    if (added > 0 || !entries) await writeWhole(path, ledgerText(days));
    const inWords = (count: number) => counted(count, 'address', 'addresses');
    const sums = `${inWords(added)} added, ${inWords(days.size)} in all`;
    console.log(`${relative('', path)}: ${sums}`);
    return 0;
  },
});
