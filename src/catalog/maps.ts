/** A function that makes the value of each key once and then gives the same again. */
export function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const present = made.get(key);
    if (present !== undefined) return present;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Adds a value to the list of a key. */
export function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
