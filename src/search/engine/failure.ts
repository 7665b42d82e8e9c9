/** Why a search gave no answer. */
export type FailureKind =
  /** The site has no index: it was not built, or is served from elsewhere. */
  | 'missing'
  /** The network or the host does not answer. */
  | 'unreachable'
  /** No answer in good time. */
  | 'slow'
  /** What came is not the index. */
  | 'corrupt'
  /** The page or what it has loaded is older than the index: loading the page again helps. */
  | 'outdated'
  /** The browser lacks what searching needs. */
  | 'unsupported';

/** A search that failed for a reason that a reader can be told. */
export class SearchFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchFailure';
    this.kind = kind;
  }
}
