import type { Loader } from 'astro/loaders';
import { followContent } from './follow-content.ts';
import type { registryForms } from './registry.ts';

/** Puts the areas, organisations or authors into a collection of their own. */
export function registryLoader(name: keyof typeof registryForms): Loader {
  return {
    name,
    load: (context) =>
      followContent(context, (content) =>
        Array.from<[string, object], { id: string; data: Record<string, unknown> }>(
          content[name],
          ([id, record]) => ({ id, data: { ...record } }),
        ),
      ),
  };
}
