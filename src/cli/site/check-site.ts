import { counted } from '#catalog/counted.ts';
import { readLedger } from '#sources/ledger-files.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { visible } from '#text/visible.ts';
import { findSiteFaults } from './site-faults.ts';

const shownFaults = 50;

/**
 * Looks for what is broken in a site that was built with the SITE, BASE and CONTENT_DIR of now.
 * @returns a line for each fault, the first of very many, and what there is.
 */
export async function checkSite(
  folder: string,
  onProgress?: (files: number) => void,
): Promise<{ lines: string[]; isWhole: boolean }> {
  const { entries } = await readLedger(contentFolder(), process.cwd());
  const { BASE: base, SITE: site } = process.env;
  const report = findSiteFaults({ folder, base, site, ledger: entries?.keys(), onProgress });
  const { faults, pages, addresses } = report;
  const there = `${counted(pages, 'page')}, ${counted(addresses, 'address', 'addresses')}`;
  if (faults.length === 0) return { lines: [`${there}: all of them answer`], isWhole: true };
  const more = faults.length - shownFaults;
  const lines = faults.slice(0, shownFaults).map(visible);
  if (more > 0) lines.push(`… and ${more.toLocaleString('en')} more`);
  return { lines: [...lines, `${there}: ${counted(faults.length, 'fault')}`], isWhole: false };
}
