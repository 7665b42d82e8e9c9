// @ts-check

/**
 * The lines of a build that succeeded which its curator has to see: warnings, and how many records
 * were left out, as entries of bibliographies are.
 * @param {string} output
 * @returns {string[]}
 */
export function worthSeeing(output) {
  const left = output.match(/^papers .* left out$/gm) ?? [];
  return [
    ...(output.match(/^.*\[WARN\].*$/gm) ?? []),
    ...left.map((line) => `${line.replace(/\s+/g, ' ')}: npm run check says which and why`),
  ];
}
