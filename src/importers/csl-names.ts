import { decodeEntities } from './entities.ts';
import { objectOf } from './json-items.ts';
import { type Names, nameOf, readOneName } from './names.ts';
import { textOf } from './reference.ts';

/**
 * The people of a list of CSL, and of what programs write for one: a name alone, text, other words
 * for its parts; undefined where it names none.
 * @param say hears of what stands in the list and is no name that can be read.
 */
export function readCslNames(value: unknown, say: (written: string) => void): Names | undefined {
  const names = [value].flat().map((written) => {
    const name = readName(written);
    const isRead = name.people.length > 0 || name.open || !written;
    if (!isRead && Object.keys(Object(written)).length > 0) say(JSON.stringify(written));
    return name;
  });
  const people = names.flatMap((name) => name.people);
  const open = names.some((name) => name.open);
  return people.length > 0 || open ? { people, open } : undefined;
}

function readName(value: unknown): Names {
  if (typeof value === 'string' && value.length > 1) return readOneName(decodeEntities(value));
  const name = objectOf(value);
  const text = (parts: string) => {
    const found = parts.split(' ').map((part) => textOf(name[part]));
    return decodeEntities(found.find(Boolean) ?? '');
  };
  const families = 'family lastName last surname family-names';
  const particles = ['dropping-particle', 'non-dropping-particle name-particle', families].map(
    text,
  );
  const family = particles.filter(Boolean).join(' ');
  const [given = '', ...ends] = text('given firstName first forename given-names').split(
    /, (?=(?:[JS]r\.?|I{1,3}|IV)$)/,
  );
  const suffix = text('suffix name-suffix') || ends.join(', ');
  const whole = text('literal name full_name');
  // Services that are no library's write a name in one piece.
  const written = text('written');
  if (written) return readOneName(written);
  if (!family && !given) return readBody(whole);
  if (!given && !suffix) return readBody(family);
  const person = nameOf({ family: family || given, given: family ? given : '', suffix });
  return { people: person ? [person] : [], open: false };
}

/** A name without parts is that of a body or a single name, unless several, or its parts, were put there. */
function readBody(written: string): Names {
  const { people, open } = readOneName(written);
  const isTurned = written.includes(',') && people[0]?.given !== undefined;
  const isOne = people.length < 2 && !open && written !== '' && !isTurned;
  return isOne ? { people: [{ family: written }], open } : { people, open };
}
