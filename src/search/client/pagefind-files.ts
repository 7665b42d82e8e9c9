import { PAGEFIND_FOLDER, type PackedText, unpackLengths } from '../catalogue-file.ts';
import { writePagefindMeta } from '../pagefind-meta.ts';
import { SearchFailure } from './failure.ts';
import type { Source } from './source.ts';

interface PagefindFiles {
  /** Asks Pagefind something; fails if a file that it wanted for that did not come. */
  watch<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
}

/**
 * Hands Pagefind its files. It asks for them by the global `fetch`, and where one does not come
 * it goes on as if nothing were found there; handed over here, a missing one is noticed. Its
 * metadata is made on the spot from the catalogue's own file, which is a third of the size and
 * names each page by its ordinal.
 */
export async function feedPagefind(
  source: Source,
  folder: string,
  text: PackedText,
): Promise<PagefindFiles> {
  const wasm = `wasm.${text.wasm}.pagefind`;
  const ready = new Map<string, BodyInit>([
    ['pagefind-entry.json', JSON.stringify(entryOf(text))],
    [`pagefind.${META}.pf_meta`, metaOf(text)],
    [wasm, await source.bytes(`${PAGEFIND_FOLDER}${wasm}?v=${text.version}`)],
  ]);
  let failure: unknown;
  const fetchElsewhere = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const [address = ''] = String(input instanceof Request ? input.url : input).split('?');
    if (!address.startsWith(folder)) return fetchElsewhere(input, init);
    const name = address.slice(folder.length);
    try {
      return new Response(ready.get(name) ?? (await source.bytes(PAGEFIND_FOLDER + name)));
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return {
    async watch(ask) {
      failure = undefined;
      const answer = await ask().catch((error: unknown) => {
        throw new SearchFailure('corrupt', `Pagefind: ${String(error)}`, { cause: error });
      });
      if (failure) throw failure;
      return answer;
    },
  };
}

/** The metadata's name, which Pagefind takes from its entry file. */
const META = 'meta';

function entryOf({ version, language, wasm, lengths }: PackedText): unknown {
  const entry = { hash: META, wasm, page_count: lengths.length };
  return { version, languages: { [language]: entry }, include_characters: [] };
}

function metaOf(text: PackedText): Uint8Array<ArrayBuffer> {
  return writePagefindMeta({ ...text, lengths: unpackLengths(text.lengths) });
}
