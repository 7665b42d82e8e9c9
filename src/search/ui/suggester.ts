import { grouped } from '#catalog/counted.ts';
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
import { element, heard, marked, plain, typesetText } from './element.ts';
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
  { kind: 'venue', label: 'Venues', most: 0 },
] as const;

type Kind = (typeof kinds)[number];

/** Suggestions for the value of an operator. */
const MOST_VALUES = 8;

/** Suggests what the words that are being typed may name. */
export class Suggester {
  readonly #list: OfferList;
  readonly #actions: SuggesterActions;
  #turn = 0;
  #asked: { text: string; typed: Typed } | undefined;
  /** What is suggested besides papers, once all of it is known. */
  #groups: readonly OfferGroup[] | undefined;
  /** The papers found last, for this text or one before it. */
  #papers: readonly ResultRow[] = [];

  constructor(list: OfferList, actions: SuggesterActions) {
    this.#list = list;
    this.#actions = actions;
  }

  /**
   * Suggestions for an older text never take the place of these; what cannot be loaded is not
   * suggested. What comes late is added below what is there.
   */
  async suggest(text: string, caret: number): Promise<void> {
    this.stop();
    const turn = this.#turn;
    const typed = typedAt(text, caret);
    if (!typed) return this.#list.show([]);
    this.#asked = { text, typed };
    const wanted = kinds.filter(({ kind }) => kind === (typed.field ?? kind));
    const groups: OfferGroup[] = wanted.map(({ label }) => ({ label, offers: [] }));
    const all = Promise.all(
      wanted.map(async (kind, at) => {
        const offers = await this.#offers(kind, typed).catch(() => []);
        groups[at] = { label: kind.label, offers };
      }),
    );
    const inTime = await Promise.race([all, pause(PATIENCE)]);
    if (turn === this.#turn && !inTime) this.#list.show(groups);
    await all;
    if (turn !== this.#turn) return;
    this.#groups = groups;
    this.#show();
  }

  /** Suggests papers found with the rest. */
  addPapers(rows: readonly ResultRow[]): void {
    this.#papers = rows;
    this.#show();
  }

  /** What is on its way is not shown. */
  stop(): void {
    this.#turn++;
    this.#asked = undefined;
    this.#groups = undefined;
  }

  #show(): void {
    if (!this.#asked || !this.#groups) return;
    const { text, typed } = this.#asked;
    const isOfPapers = typed.field === undefined || typed.field === 'title';
    const papers = this.#papers.filter(({ title }) => isTitleTyped(plain(title), text));
    const offers = papers
      .slice(0, isOfPapers ? MOST_PAPERS : 0)
      .map((row) => paperOffer(row, text, () => this.#actions.leave()));
    this.#list.show([...this.#groups, { label: 'Papers', offers }]);
  }

  async #offers({ kind, most }: Kind, typed: Typed): Promise<Offer[]> {
    const { values, words } = await this.#named(kind, typed);
    const isNamed = words === typed.words.length;
    if (typed.field && !isNamed) return [];
    const limit = typed.field ? MOST_VALUES : Math.ceil(isNamed ? most : most / 2);
    const counts = kind !== 'venue' && isAll(typed, words) && !this.#actions.isNarrowed();
    return values.slice(0, limit).map((value) => ({
      key: `${kind} ${value.value}`,
      content: valueContent(kind, value, typed.words, counts),
      take: () => this.#take(kind, value.value, typed, words),
    }));
  }

  async #named(kind: Kind['kind'], { field, words }: Typed): Promise<Named> {
    const { search, vocabulary } = this.#actions;
    if (kind === 'author') return search.authorsAtEnd(words);
    if (kind === 'venue') {
      const values = field ? await search.venues(words.join(' ')) : [];
      return { values, words: words.length };
    }
    const values = (await vocabulary()).facets[kind] ?? [];
    if (words.length === 0) return { values: valuesTyped(values, []), words: 0 };
    return namedAtEnd(words, (last) => valuesTyped(values, last));
  }

  /** An operator gets its value; plain words give way to a ticked facet. */
  #take(kind: Kind['kind'], value: string, typed: Typed, words: number): void {
    if (typed.field || kind === 'venue') this.#actions.complete(completed(typed, value));
    else this.#actions.choose(kind, value, without(typed, words));
  }
}

/** An area, an organisation, an author or a venue, with what is typed of its name marked. */
function valueContent(
  kind: Kind['kind'],
  { value: tag, name, total }: FacetValue,
  typed: readonly string[],
  counts: boolean,
): Offer['content'] {
  const noun = total === 1 ? ' paper' : ' papers';
  return [
    ...(kind === 'area' ? [element('small', { class: `tag area-${tag}` }, tag), ' '] : []),
    element('span', {}, ...marked(typedParts(name, typed))),
    ...(counts ? [' ', element('b', {}, grouped(total), heard(noun))] : []),
  ];
}

/** A paper, by its title. */
function paperOffer(row: ResultRow, q: string, take: () => void): Offer {
  const title = typedParts(plain(row.title), wordsAsked(q));
  return {
    key: `paper ${row.id}`,
    content: [element('span', { class: 'title' }, ...typesetText(title))],
    href: paperHref(row),
    take,
  };
}

function pause(length: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, length));
}
