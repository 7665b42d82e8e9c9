import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface SiteEdits {
  /** What `content/site.yaml` gets, in its order. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Names that `site.yaml` has no place for. */
  readonly homeless: readonly string[];
}

/** The keys that `src/site.ts` had; `site.yaml` has them all, and more. */
const places = new Set([
  'name',
  'title',
  'description',
  'repository',
  'language',
  'authorPageFrom',
  'offline',
]);

/**
 * What a fork says of itself in its `src/site.ts`, which is run for that, as its own build does.
 * Undefined where that does not give a plain object with a name.
 */
export async function readSiteEdits(code: string): Promise<SiteEdits | undefined> {
  const site = await evaluate(code);
  if (typeof site !== 'object' || site === null || Array.isArray(site)) return undefined;
  const found = new Map<string, unknown>(
    Object.entries(site).filter(([, value]) => value !== undefined && value !== null),
  );
  if (typeof found.get('name') !== 'string') return undefined;
  const fits = ([name, value]: [string, unknown]) =>
    places.has(name) && ['string', 'number', 'boolean'].includes(typeof value);
  return {
    record: Object.fromEntries(
      [...places].map((name) => [name, found.get(name)] as [string, unknown]).filter(fits),
    ),
    homeless: [...found].filter((entry) => !fits(entry)).map(([name]) => name),
  };
}

/** What a module exports as `site`; Node takes the types out of a file that ends so. */
async function evaluate(code: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  try {
    const file = join(folder, 'site.mts');
    await writeFile(file, code);
    const module: { site?: unknown } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return module.site;
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
