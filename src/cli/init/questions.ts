import type { z } from 'zod';
import type { AreaRecord } from '#schema/registries.ts';
import { siteSchema } from '#schema/site.ts';
import { faultBy, type Question } from '../frame/questions.ts';
import { type AreaChoice, readAreas } from './areas.ts';

type Asked = 'name' | 'areas' | 'repository' | 'title' | 'description';

/** What the answers are when all of them are valid. */
export interface Answers {
  name: string;
  areas: Exclude<AreaChoice, { faults: readonly string[] }>;
  /** Null where it was said that there is none. */
  repository?: string | null;
  title?: string;
  description?: string;
}

const oneLine = (written: string) => written.replace(/\s+/g, ' ').trim();

/** What a person writes where an address is offered and there is none. */
const none = '-';

/** In the order in which they are asked. */
export const questions: readonly Question<Asked>[] = [
  { name: 'name', hint: 'of the catalogue, like Vela Lab', required: true, read: oneLine },
  {
    name: 'areas',
    hint: '"arxiv" for arXiv\'s, "keep" for those there are, or your own: AQ=Aquatic Acoustics, BT=Botany of Towns',
    required: true,
    read: readAreas,
  },
  {
    name: 'repository',
    hint: `https address of the source of your catalogue, "${none}" for none`,
    read: (written) => (written.trim() === none ? null : written.trim()),
  },
  { name: 'title', hint: 'heading of the first page; "NAME: papers" if empty', read: oneLine },
  { name: 'description', hint: 'one sentence for search engines', read: oneLine },
];

/** Says what is wrong with an answer, given the areas that are there; undefined where nothing is. */
export function faultOf(
  { name }: Question<Asked>,
  value: unknown,
  areas: ReadonlyMap<string, AreaRecord>,
): string | undefined {
  if (value === null) return undefined;
  if (name !== 'areas') return faultBy(siteSchema.shape[name] as z.ZodType, value);
  const choice = value as AreaChoice;
  if ('faults' in choice) return choice.faults.join('\n');
  if ('own' in choice) return undefined;
  if (areas.size === 0) return `"${choice.kept}": there are no areas here; write your own`;
  const isArxiv = [...areas.values()].some(({ arxiv }) => arxiv !== undefined);
  if (choice.kept === 'keep' || isArxiv) return undefined;
  return `"arxiv": the areas here are not arXiv's; write "keep" to keep them, or your own`;
}
