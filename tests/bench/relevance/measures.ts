import type { Judgements } from './collection.ts';

/** How well one query was answered, as trec_eval measures it. */
export interface Measures {
  /** Gain is the judgement itself, https://github.com/usnistgov/trec_eval m_ndcg_cut.c. */
  ndcg10: number;
  mrr10: number;
  success1: number;
  success10: number;
  /** 1 where nothing at all was found. */
  none: number;
}

const DEPTH = 10;

/** @param found ids of documents, best first. */
export function measure(found: readonly string[], judged: Judgements): Measures {
  const gains = found.slice(0, DEPTH).map((id) => Math.max(judged.get(id) ?? 0, 0));
  const ideal = [...judged.values()].filter((gain) => gain > 0).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, DEPTH));
  const first = gains.findIndex((gain) => gain > 0);
  return {
    ndcg10: best > 0 ? discounted(gains) / best : 0,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    success1: first === 0 ? 1 : 0,
    success10: first < 0 ? 0 : 1,
    none: found.length > 0 ? 0 : 1,
  };
}

/** The mean over queries of each measure; zeros where there are none. */
export function mean(measures: readonly Measures[]): Measures {
  const of = (name: keyof Measures) =>
    measures.reduce((sum, { [name]: value }) => sum + value, 0) / Math.max(measures.length, 1);
  return {
    ndcg10: of('ndcg10'),
    mrr10: of('mrr10'),
    success1: of('success1'),
    success10: of('success10'),
    none: of('none'),
  };
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
