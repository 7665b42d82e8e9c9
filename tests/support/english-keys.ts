import { keysBy } from '#search/terms/keys.ts';
import { stem } from '#search/terms/stem.ts';

/** The keys of a catalogue in English. */
export const englishKey = keysBy(stem);
