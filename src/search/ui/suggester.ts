import { tagBeside } from '#catalog/area-tag.ts';
import { paperHref } from '#catalog/urls.ts';
import type { Facet } from '#search/engine/query/state.ts';
import type { ResultRow, Search, Vocabulary } from '#search/engine/search.ts';
import {
  completed,
  isAll,
  isTitleTyped,
  type Named,
  namedAtEnd,
  type Typed,
  typedAt,
  typedParts,
  valuesTyped,
  without,
  wordsAsked,
} from '#search/engine/suggest.ts';
import type { FacetValue } from '#search/index/columns.ts';
import { element, marked, paperCount, plain, typesetText } from './element.ts';
import type { Offer, OfferGroup, OfferList } from './offer-list.ts';

export interface SuggesterActions {
  search: Pick<Search, 'authorsAtEnd' | 'venues'>;
  vocabulary(): Promise<Vocabulary>;
  /** Whether filters narrow what is found. */
  isNarrowed(): boolean;
  /** Ticks a value; the text is what is left of it then. */
  choose(facet: Facet, value: string, text: string): void;
  /** Asks with a text whose operator has got its value. */
  complete(text: string): void;
  /** A paper is opened. */
  leave(): void;
}

/** A file of authors that takes longer does not hold up the other suggestions, in ms. */
const PATIENCE = 150;

const MOST_PAPERS = 3;

/** What is suggested, in this order, and how much of it where all words name it. */
const kinds = [
  { kind: 'area', label: 'Areas', most: 2 },
  { kind: 'org', label: 'Organisations', most: 2 },
  { kind: 'author', label: 'Authors', most: 4 },
  { kind: 'venue', label: 'Venues', most: 2 },
] as const;

type Kind = (typeof kinds)[number]['kind'];

/** Suggestions for the value of an operator. */
const MOST_VALUES = 8;

/** Suggests what the words that are being typed may name. */
export function suggester(list: Pick<OfferList, 'show' | 'isChosen'>, actions: SuggesterActions) {
  let turn = 0;
  let asked: { text: string; typed: Typed } | undefined;
  /** What is suggested besides papers, once all of it is known. */
  let groups: readonly OfferGroup[] | undefined;
  /** The papers found last, for this text or one before it. */
  let papers: readonly ResultRow[] = [];
  return { suggest, addPapers, stop };

  /**
   * Suggestions for an older text never take the place of these; what cannot be loaded is not
   * suggested. What comes late is added below what is there.
   */
  async function suggest(text: string, caret: number): Promise<void> {
    stop();
    const own = turn;
    const typed = typedAt(text, caret);
    if (!typed) return list.show([]);
    asked = { text, typed };
    const wanted = kinds.filter(({ kind }) => kind === (typed.field ?? kind));
    const found = wanted.map(({ label }): OfferGroup => ({ label, offers: [] }));
    const all = Promise.all(
      wanted.map(async ({ kind, label, most }, at) => {
        found[at] = { label, offers: await offersOf(kind, most, typed).catch(() => []) };
      }),
    );
    const inTime = await Promise.race([all, pause(PATIENCE)]);
    // What the reader has chosen may be among what is still to come.
    if (own === turn && !inTime && !list.isChosen()) list.show(found);
    await all;
    if (own !== turn) return;
    groups = found;
    show();
  }

  /** Suggests papers found with the rest. */
  function addPapers(rows: readonly ResultRow[]): void {
    papers = rows;
    show();
  }

  /** What is on its way is not shown. */
  function stop(): void {
    turn++;
    asked = undefined;
    groups = undefined;
  }

  function show(): void {
    if (!asked || !groups) return;
    const { text, typed } = asked;
    const isOfPapers = typed.field === undefined || typed.field === 'title';
    const fitting = papers.filter(({ title }) => isTitleTyped(plain(title), text));
    const offers = fitting.slice(0, isOfPapers ? MOST_PAPERS : 0).map((row) => {
      const title = typesetText(typedParts(plain(row.title), wordsAsked(text)));
      const content = [element('span', { class: 'title' }, ...title)];
      return { key: `paper ${row.id}`, content, href: paperHref(row), take: actions.leave };
    });
    list.show([...groups, { label: 'Papers', offers }]);
  }

  async function offersOf(kind: Kind, most: number, typed: Typed): Promise<Offer[]> {
    const { values, words } = await named(kind, typed);
    const isNamed = words === typed.words.length;
    if (typed.field && !isNamed) return [];
    const limit = typed.field ? MOST_VALUES : Math.ceil(isNamed ? most : most / 2);
    // As an operator a venue is its words, which others may have, too.
    const isExact = !(typed.field && kind === 'venue');
    const counts = isExact && isAll(typed, words) && !actions.isNarrowed();
    return values.slice(0, limit).map((value) => ({
      key: `${kind} ${value.value}`,
      content: valueContent(kind, value, typed.words, counts),
      take: () => take(kind, value, typed, words),
    }));
  }

  async function named(kind: Kind, { field, words }: Typed): Promise<Named> {
    const { search, vocabulary } = actions;
    if (kind === 'author') return search.authorsAtEnd(words);
    if (kind === 'venue' && field) {
      return { values: await search.venues(words.join(' ')), words: words.length };
    }
    const values = (await vocabulary()).facets[kind] ?? [];
    if (words.length === 0) return { values: valuesTyped(values, []), words: 0 };
    return namedAtEnd(words, (last) => valuesTyped(values, last));
  }

  /** An operator gets its value; plain words give way to a ticked facet. */
  function take(kind: Kind, { value, name }: FacetValue, typed: Typed, words: number): void {
    if (typed.field) actions.complete(completed(typed, kind === 'venue' ? name : value));
    else actions.choose(kind, value, without(typed, words));
  }
}

/** An area, an organisation, an author or a venue, with what is typed of its name marked. */
function valueContent(
  kind: Kind,
  { value, name, total }: FacetValue,
  typed: readonly string[],
  counts: boolean,
): Offer['content'] {
  const tag = kind === 'area' && tagBeside(value, name);
  return [
    ...(tag ? [element('small', { class: `tag area-${tag}` }, tag), ' '] : []),
    element('span', {}, ...marked(typedParts(name, typed))),
    ...(counts ? [' ', element('b', {}, ...paperCount(total))] : []),
  ];
}

function pause(length: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, length));
}
