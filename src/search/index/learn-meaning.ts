import { DIMENSIONS } from './vectors.ts';

/** How often papers have a term, by ascending ordinals. */
export interface TermTimes {
  ordinals: Uint32Array;
  times: Float32Array;
}

/**
 * What the terms of a catalogue have to do with each other, learnt from how often papers have them:
 * a vector each, so that papers with other words for the same thing have vectors that are near.
 */
export interface Meaning {
  terms: readonly string[];
  /** How rare each was when this was learnt. */
  rarity: Float32Array;
  /** The vectors, one behind the other. */
  basis: Float32Array;
}

/** Papers that have to have a term, and the part of all that may. */
const LEAST = 2;
const PAPERS_PER_LEAST = 10_000;
const MOST = 0.3;

/** Papers that are learnt from at most: more say hardly anything else. */
const LEARNT = 20_000;

const ROUNDS = 3;

/** Whether something can be learnt from a term that so many papers have, of `size` in all. */
export function isTelling(papers: number, size: number): boolean {
  return papers >= LEAST + Math.floor(size / PAPERS_PER_LEAST) && papers < MOST * size;
}

/**
 * Learns the right singular vectors of the papers' weighted terms that belong to the largest
 * values, by orthogonal iteration from a fixed start: S. Deerwester et al., "Indexing by Latent
 * Semantic Analysis", JASIS 1990; G. Golub, C. Van Loan, "Matrix Computations", section 8.2.4.
 * @param times of each term that is telling, by its key.
 */
export function learnMeaning(times: ReadonlyMap<string, TermTimes>, size: number): Meaning {
  const terms = [...times.keys()].sort();
  const rarity = Float32Array.from(terms, (term) =>
    Math.log(size / (times.get(term)?.ordinals.length ?? size)),
  );
  const step = Math.ceil(size / LEARNT);
  const matrix = weighted({ terms, rarity }, times, size).map(({ papers, weights }) => {
    const places = [...papers.keys()].filter((at) => (papers[at] ?? 0) % step === 0);
    return {
      papers: Uint32Array.from(places, (at) => (papers[at] ?? 0) / step),
      weights: Float32Array.from(places, (at) => weights[at] ?? 0),
    };
  });
  const basis = Float32Array.from({ length: terms.length * DIMENSIONS }, normalNumbers());
  const projected = new Float32Array(Math.ceil(size / step) * DIMENSIONS);
  for (let round = 0; round < ROUNDS; round++) {
    projected.fill(0);
    visit(matrix, (term, paper, weight) => addRow(projected, paper, basis, term, weight));
    basis.fill(0);
    visit(matrix, (term, paper, weight) => addRow(basis, term, projected, paper, weight));
    orthogonalise(basis);
  }
  // Once more mends what rounding has left.
  orthogonalise(basis);
  return { terms, rarity, basis };
}

/** The vectors of all papers, one behind the other, of those too that nothing was learnt from. */
export function vectorsOf(
  { terms, rarity, basis }: Meaning,
  times: ReadonlyMap<string, TermTimes>,
  size: number,
): Float32Array {
  const vectors = new Float32Array(size * DIMENSIONS);
  visit(weighted({ terms, rarity }, times, size), (term, paper, weight) =>
    addRow(vectors, paper, basis, term, weight),
  );
  return vectors;
}

/** For each term the papers that have it, and what it weighs in each. */
type Matrix = readonly { papers: Uint32Array; weights: Float32Array }[];

function visit(matrix: Matrix, see: (term: number, paper: number, weight: number) => void): void {
  for (const [term, { papers, weights }] of matrix.entries()) {
    for (let at = 0; at < papers.length; at++) see(term, papers[at] ?? 0, weights[at] ?? 0);
  }
}

/** What each term weighs in papers, which weigh as much as each other. */
function weighted(
  { terms, rarity }: Pick<Meaning, 'terms' | 'rarity'>,
  times: ReadonlyMap<string, TermTimes>,
  size: number,
): Matrix {
  const none: TermTimes = { ordinals: new Uint32Array(), times: new Float32Array() };
  const squares = new Float64Array(size);
  const lists = terms.map((term, at) => {
    const { ordinals, times: own } = times.get(term) ?? none;
    const weights = own.map((count) => Math.log(1 + count) * (rarity[at] ?? 0));
    ordinals.forEach((paper, place) => {
      squares[paper] = (squares[paper] ?? 0) + (weights[place] ?? 0) ** 2;
    });
    return { papers: ordinals, weights };
  });
  for (const { papers, weights } of lists) {
    papers.forEach((paper, place) => {
      weights[place] = (weights[place] ?? 0) / (Math.sqrt(squares[paper] ?? 0) || 1);
    });
  }
  return lists;
}

function addRow(
  sums: Float32Array,
  to: number,
  rows: Float32Array,
  from: number,
  part: number,
): void {
  const [start, first] = [to * DIMENSIONS, from * DIMENSIONS];
  for (let at = 0; at < DIMENSIONS; at++) {
    sums[start + at] = (sums[start + at] ?? 0) + part * (rows[first + at] ?? 0);
  }
}

/** Makes the columns of a matrix orthonormal, which the Cholesky factor of their products does. */
function orthogonalise(rows: Float32Array): void {
  const factor = choleskyOf(productsOf(rows));
  const own = new Float64Array(DIMENSIONS);
  for (let row = 0; row < rows.length; row += DIMENSIONS) {
    own.set(rows.subarray(row, row + DIMENSIONS));
    for (let at = 0; at < DIMENSIONS; at++) {
      const start = at * DIMENSIONS;
      const value = (own[at] ?? 0) / (factor[start + at] ?? 1);
      own[at] = value;
      for (let next = at + 1; next < DIMENSIONS; next++) {
        own[next] = (own[next] ?? 0) - value * (factor[start + next] ?? 0);
      }
    }
    rows.set(own, row);
  }
}

/** Rows that are multiplied at once: a sum is read and written once for all of them. */
const BLOCK = 4;

/** The products of each two columns, in the upper half. */
function productsOf(rows: Float32Array): Float64Array {
  const products = new Float64Array(DIMENSIONS * DIMENSIONS);
  const block = new Float64Array(BLOCK * DIMENSIONS);
  const [second, third, fourth] = [DIMENSIONS, 2 * DIMENSIONS, 3 * DIMENSIONS];
  for (let row = 0; row < rows.length; row += block.length) {
    const own = rows.subarray(row, row + block.length);
    block.fill(0, own.length);
    block.set(own);
    for (let at = 0; at < DIMENSIONS; at++) {
      const a = block[at] ?? 0;
      const b = block[second + at] ?? 0;
      const c = block[third + at] ?? 0;
      const d = block[fourth + at] ?? 0;
      const start = at * DIMENSIONS;
      for (let other = at; other < DIMENSIONS; other++) {
        products[start + other] =
          (products[start + other] ?? 0) +
          a * (block[other] ?? 0) +
          b * (block[second + other] ?? 0) +
          c * (block[third + other] ?? 0) +
          d * (block[fourth + other] ?? 0);
      }
    }
  }
  return products;
}

/** The upper triangle whose square a matrix is; columns that add nothing are left as they are. */
function choleskyOf(matrix: Float64Array): Float64Array {
  const factor = new Float64Array(matrix.length);
  for (let row = 0; row < DIMENSIONS; row++) {
    for (let at = row; at < DIMENSIONS; at++) {
      let value = matrix[row * DIMENSIONS + at] ?? 0;
      for (let before = 0; before < row; before++) {
        value -= (factor[before * DIMENSIONS + row] ?? 0) * (factor[before * DIMENSIONS + at] ?? 0);
      }
      const corner = factor[row * DIMENSIONS + row] ?? 1;
      factor[row * DIMENSIONS + at] =
        at === row ? Math.sqrt(Math.max(value, 1e-12)) : value / corner;
    }
  }
  return factor;
}

/** Numbers of a normal distribution, always the same ones. */
function normalNumbers(): () => number {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}
