import { type ByteReader, ByteWriter } from './bytes.ts';

/** In which forms papers have a term: `object` and `objects` of `object`. */
export interface WordForms {
  /** Those that most papers have. */
  forms: readonly string[];
  /** A bit for each form that a paper has, in the order of the term's postings. */
  masks: Uint8Array;
}

/** Forms that are told apart; rarer ones share the last bit. */
const MOST = 7;
const OTHERS = 1 << MOST;

/** @param perPaper the forms that each paper has, in the order of the postings. */
export function wordForms(perPaper: readonly Iterable<string>[]): WordForms {
  const papers = new Map<string, number>();
  for (const form of perPaper.flatMap((own) => [...own])) {
    papers.set(form, (papers.get(form) ?? 0) + 1);
  }
  const forms = mostFrequent(papers);
  const bits = new Map(forms.map((form, at) => [form, 1 << at]));
  const maskOf = (own: Iterable<string>) =>
    Array.from(own).reduce((mask, form) => mask | (bits.get(form) ?? OTHERS), 0);
  return { forms, masks: Uint8Array.from(perPaper, maskOf) };
}

function mostFrequent(papers: ReadonlyMap<string, number>): string[] {
  return [...papers]
    .sort(([a, own], [b, others]) => others - own || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([form]) => form);
}

/** The forms of several lists of papers as if these were one. */
export function joinForms(lists: readonly WordForms[]): WordForms {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const papers = new Map<string, number>();
  for (const { forms, masks } of lists) {
    for (const [at, form] of forms.entries()) {
      const own = masks.reduce((sum, mask) => sum + ((mask >> at) & 1), 0);
      papers.set(form, (papers.get(form) ?? 0) + own);
    }
  }
  const forms = mostFrequent(papers);
  const masks = lists.flatMap((list) => {
    const bits = list.forms.map((form) => {
      const at = forms.indexOf(form);
      return at < 0 ? OTHERS : 1 << at;
    });
    return Array.from(list.masks, (mask) =>
      bits.reduce((joined, bit, at) => joined | ((mask >> at) & 1 ? bit : 0), mask & OTHERS),
    );
  });
  return { forms, masks: Uint8Array.from(masks) };
}

/** Each form as what it shares with the term, and the rest; a byte a paper where they differ. */
export function packForms(term: string, { forms, masks }: WordForms): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  if (forms.length === 0) return out.bytes();
  const [first = 0] = masks;
  const isUniform = masks.every((mask) => mask === first);
  out.whole(2 * forms.length + Number(isUniform));
  for (const form of forms) {
    let shared = 0;
    while (shared < term.length && form[shared] === term[shared]) shared++;
    const rest = new TextEncoder().encode(form.slice(shared));
    out.whole(shared);
    out.whole(rest.length);
    out.copy(rest);
  }
  out.copy(isUniform ? masks.subarray(0, 1) : masks);
  return out.bytes();
}

/** @param papers how many postings the term has. */
export function unpackForms(term: string, reader: ByteReader, papers: number): WordForms {
  const head = reader.isAtEnd ? 0 : reader.whole();
  const decoder = new TextDecoder();
  const forms = Array.from({ length: head >> 1 }, () => {
    const shared = reader.whole();
    return term.slice(0, shared) + decoder.decode(reader.bytes(reader.whole()));
  });
  if (forms.length === 0) return { forms, masks: new Uint8Array(papers) };
  if ((head & 1) === 0) return { forms, masks: reader.bytes(papers) };
  return { forms, masks: new Uint8Array(papers).fill(reader.bytes(1)[0] ?? 0) };
}

/** Says of each posting whether its paper has the term in just this form. */
export function hasForm({ forms, masks }: WordForms, form: string): (at: number) => boolean {
  const place = forms.indexOf(form);
  const bit = place < 0 ? (forms.length < MOST ? 0 : OTHERS) : 1 << place;
  return (at) => ((masks[at] ?? 0) & bit) !== 0;
}
