import { expect, test } from 'vitest';
import { readBibtex } from '#importers/bibtex.ts';
import type { Draft } from '#importers/draft.ts';
import { type PersonName, personNameSchema } from '#schema/person-name.ts';
import { toPlain } from '#text/to-plain.ts';
import { readWithBetterBibtex } from '../support/better-bibtex.ts';
import { bibliographies, readBibliographyFile, whyNone } from '../support/bibliographies.ts';
import {
  mended,
  nameRules,
  namesIn,
  type Role,
  roles,
  titleRules,
} from '../support/other-readings.ts';

const htmlSigns = { amp: '&', lt: '<', gt: '>' };

/** A text without its typesetting: markup, kinds of quotes and dashes, raised and lowered letters. */
function untypeset(text = ''): string {
  return text
    .replace(/<\/?(?:span|i|b|em|sup|sub|code)\b[^>]*>/g, '')
    .replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => htmlSigns[name])
    .normalize('NFKC')
    .replace(/[_^]\(([^()]*)\)/g, '$1')
    .replace(/[_^]/g, '')
    .replace(/[‘’ʼ`′]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/[‐‑–—]|-{2,3}/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name or a title, as it is compared and shown. */
const shown = {
  name: ({ family, given, suffix }: PersonName) =>
    [family, given, suffix].map(untypeset).join(' | '),
  title: untypeset,
};

/** Our names of a role; undefined where one is refused, so that the entry does not come in. */
function ourNames({ record }: Draft, role: Role): PersonName[] | undefined {
  const { authors, editors, translators, containerAuthors } = record;
  const written = { author: authors, editor: editors, translator: translators };
  const names = { ...written, bookauthor: containerAuthors }[role] ?? [];
  const read = names.map((name) => personNameSchema.safeParse(name));
  if (read.some(({ success }) => !success)) return undefined;
  const isOpen = role === 'author' && record.authorsComplete === false;
  return [...read.flatMap(({ data }) => data ?? []), ...(isOpen ? [{ family: 'others' }] : [])];
}

/** What was compared, what is otherwise for a reason, by it, and what is for none. */
class Comparison {
  entries = 0;
  names = 0;
  readonly refused: string[] = [];
  readonly explained = new Map<string, string[]>();
  readonly found: string[] = [];

  /** Takes note of what we read and of what the other does, before and after its reading was mended. */
  add(place: string, ours: string[], raw: string[], mend: () => { now: string[]; used: string[] }) {
    if (ours.join(';') === raw.join(';')) return;
    const { now, used } = mend();
    const without = (all: string[], known: string[]) =>
      all.filter((one) => !known.includes(one)).join('; ');
    if (ours.join(';') !== now.join(';')) {
      this.found.push(`${place}: ${without(ours, now)} instead of ${without(now, ours)}`);
    }
    const line = `  ${place}: ${without(ours, raw)} instead of ${without(raw, ours)}`;
    for (const why of used) this.explained.set(why, [...(this.explained.get(why) ?? []), line]);
  }

  toString() {
    return [
      `${this.entries} entries with ${this.names} names; refused for a name: ${this.refused.join(', ')}`,
      ...[...this.explained].flatMap(([why, lines]) => [`${lines.length} times: ${why}`, ...lines]),
    ].join('\n');
  }
}

function compareIn(name: string, comparison: Comparison): void {
  const text = readBibliographyFile(name);
  const drafts = new Map(
    [...readBibtex(text, {})].flatMap((it) => ('record' in it ? [[it.line, it] as const] : [])),
  );
  for (const entry of readWithBetterBibtex(text)) {
    const draft = drafts.get(entry.line);
    const place = `${name}:${entry.line}`;
    comparison.entries += 1;
    if (!draft) {
      comparison.found.push(`${place}: is not read`);
      continue;
    }
    const title = toPlain(String(draft.record.title ?? ''));
    const theirs = (entry.fields['title'] ?? '').normalize('NFC');
    comparison.add(`${place}, title`, [shown.title(title)], [shown.title(theirs)], () => {
      const { reading, used } = mended(titleRules, theirs, entry);
      return { now: [shown.title(reading)], used };
    });
    for (const role of roles) {
      const names = ourNames(draft, role);
      if (!names) {
        comparison.refused.push(place);
        continue;
      }
      const others = namesIn(entry, role);
      comparison.names += others.length;
      const [ours, raw] = [names.map(shown.name), others.map(shown.name)];
      comparison.add(`${place}, ${role}`, ours, raw, () => {
        const { reading, used } = mended(nameRules, others, entry, role);
        return { now: reading.map(shown.name), used };
      });
    }
  }
}

test('names and titles are those that another parser reads, or that a rule makes of them', ({
  skip,
}) => {
  skip(bibliographies.length === 0, whyNone);
  const comparison = new Comparison();
  for (const name of bibliographies) compareIn(name, comparison);
  console.log(`${comparison}`);
  expect(comparison.found).toEqual([]);
  // A rule that explains nothing is none.
  const rules = [...nameRules, ...titleRules].map(({ why }) => why);
  expect(rules.filter((why) => !comparison.explained.has(why))).toEqual([]);
});
