import { decodeEntities } from './entities.ts';
import { listOf, objectOf } from './json-items.ts';
import { type Names, nameOf, readOneName } from './names.ts';
import { textOf } from './reference.ts';

/** The people of a list of CSL; undefined where it names none. */
export function readCslNames(value: unknown): Names | undefined {
  const names = listOf(value).map(readName);
  const people = names.flatMap((name) => name.people);
  const open = names.some((name) => name.open);
  return people.length > 0 || open ? { people, open } : undefined;
}

function readName(value: unknown): Names {
  const name = objectOf(value);
  const text = (part: string) => decodeEntities(textOf(name[part]) ?? '');
  const particles = ['dropping-particle', 'non-dropping-particle', 'family'].map(text);
  const family = particles.filter(Boolean).join(' ');
  const [given = '', ...ends] = text('given').split(/, (?=(?:[JS]r\.?|I{1,3}|IV)$)/);
  const suffix = text('suffix') || ends.join(', ');
  const whole = text('literal') || text('name');
  // Services that are no library's write a name in one piece.
  const written = text('written');
  if (written) return readOneName(written);
  if (!family && !given) return readBody(whole);
  if (!given && !suffix) return readBody(family);
  const person = nameOf({ family: family || given, given: family ? given : '', suffix });
  return { people: person ? [person] : [], open: false };
}

/** A name without parts is that of a body or a single name, unless several were put there. */
function readBody(written: string): Names {
  const { people, open } = readOneName(written);
  const isOne = people.length < 2 && !open && written !== '';
  return isOne ? { people: [{ family: written }], open } : { people, open };
}
