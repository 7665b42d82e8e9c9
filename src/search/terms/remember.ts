/** Enough for the words that most of a catalogue's texts are made of. */
const MOST = 50_000;

/**
 * The same function, keeping what it gave for the texts that it met last: papers repeat their
 * words and names, and to look one up costs a tenth of making it anew.
 * @param make must depend on the text alone.
 */
export function remember<Value>(make: (text: string) => Value): (text: string) => Value {
  const met = new Map<string, Value>();
  return (text) => {
    const known = met.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    if (met.size >= MOST) met.clear();
    met.set(text, value);
    return value;
  };
}
