const MOST_NAMED = 8;

/**
 * The areas that a catalogue has, for a message to the curator: "AQ, BT or CT", or the first of
 * many and where the others are.
 */
export function areasInWords(areas: ReadonlyMap<string, unknown>): string {
  const tags = [...areas.keys()];
  if (tags.length === 0) return 'the tag of an area that you add to areas/ first';
  if (tags.length > MOST_NAMED) {
    return `one of the ${tags.length} in areas/, as ${tags.slice(0, MOST_NAMED).join(', ')}`;
  }
  return [tags.slice(0, -1).join(', '), ...tags.slice(-1)].filter(Boolean).join(' or ');
}
