/** What stems of nouns end in that adjectives have not, and letters before it at least. */
const endings = [
  ['iti', 4],
  ['ti', 4],
  ['aci', 4],
  ['i', 6],
] as const;

/**
 * The keys that nouns of quality may have whose adjective has this one, or the other way round:
 * `sparsiti` of `spars`, `safe` of `safeti`, where the stemmer leaves them apart.
 */
export function derivedKeys(key: string): string[] {
  if (!/^[a-z]+$/.test(key)) return [];
  const adjectives = endings.flatMap(([ending, least]) => {
    const base = key.slice(0, -ending.length);
    return key.endsWith(ending) && base.length >= least && isApart(base, ending) ? [base] : [];
  });
  const nouns = endings.flatMap(([ending, least]) =>
    key.length >= least && isApart(key, ending) ? [key + ending] : [],
  );
  return [...adjectives, ...nouns];
}

/** `property` is no quality of what is proper. */
function isApart(base: string, ending: string): boolean {
  return ending !== 'ti' || !base.endsWith('r');
}
