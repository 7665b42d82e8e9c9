import { resolve, sep } from 'node:path';
import type { DataStore, LoaderContext } from 'astro/loaders';
import type { Content } from '#catalog/content.ts';
import { contentFolder, loadContent, reloadContent } from './shared-content.ts';

type StoreEntry = Parameters<DataStore['set']>[0];

/**
 * Fills a collection from the content folder and, in the development server, fills it again when
 * a file there changes. Content that is not valid stops a build; in the development server it is
 * reported and the last valid content stays.
 */
export async function followContent(
  context: LoaderContext,
  listEntries: (content: Content) => Promise<StoreEntry[]> | StoreEntry[],
): Promise<void> {
  const fill = async (content: Content) => {
    const entries = await listEntries(content);
    context.store.clear();
    for (const entry of entries) context.store.set(entry);
  };
  if (context.watcher) watch(context, async () => fill(await reloadContent()));
  await fill(await loadContent());
}

function watch({ watcher, collection, logger }: LoaderContext, refill: () => Promise<void>): void {
  const folders = [contentFolder(), resolve('content')];
  watcher?.add(folders);
  const refresh = async (path: string) => {
    if (!folders.some((folder) => path.startsWith(folder + sep))) return;
    try {
      await refill();
    } catch (error) {
      // Every collection meets the same error; one report is enough.
      if (collection === 'papers') logger.error((error as Error).message);
    }
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher?.on(event, refresh);
}
