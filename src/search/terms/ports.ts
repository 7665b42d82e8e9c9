import type { Stem } from './stems.ts';

/**
 * Loads the port of a stemmer by its module. In a browser modules have no such names: a build puts
 * a table of those that its catalogue needs in the place of this file (`ownStemmers`).
 */
export const loadPort = (port: string): Promise<{ stemmer: Stem }> => import(port);
