import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const recipes = join(import.meta.dirname, '../../../.github/HOSTING.md');

/**
 * What HOSTING.md says of a host, as its reader would copy it.
 * @param language of the block of code; the first one counts
 */
export function recipe(language: string): string {
  const text = readFileSync(recipes, 'utf8');
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text)?.[1] ?? '';
}
