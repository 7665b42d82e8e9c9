import { arxivIdSchema, doiSchema } from '#schema/identifiers.ts';

/**
 * A DOI without what people write around it: a resolver's address, `doi:`, a full stop behind it.
 * Undefined where no DOI is left.
 * @example bareDoi('https://doi.org/10.1000/xyz.') // '10.1000/xyz'
 */
export function bareDoi(text: string): string | undefined {
  const [, behind = text] = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/(.*)$/i.exec(text) ?? [];
  const bare = decode(behind === text ? text.replace(/^(?:doi|urn:doi)\s*[:=]\s*/i, '') : behind);
  const doi = bare.trim().replace(/\.$/, '');
  return doiSchema.safeParse(doi).success ? doi : undefined;
}

/**
 * An arXiv identifier without `arXiv:`, address, category and version. Undefined where none is left.
 * @example bareArxiv('arXiv:2407.01230v2 [cs.AQ]') // '2407.01230'
 */
export function bareArxiv(text: string): string | undefined {
  const [, behind = text] =
    /(?:arxiv\.org\/(?:abs|pdf|html)\/|^\s*arxiv\s*:\s*|10\.48550\/arxiv\.)(.*)$/i.exec(text) ?? [];
  const bare = behind
    .trim()
    .replace(/\s*\[[\w.-]+\]$|\.pdf$|[?#].*$/gi, '')
    .replace(/\/$/, '')
    .replace(/v\d+$/, '');
  return arxivIdSchema.safeParse(bare).success ? bare : undefined;
}

/** Whether an address only repeats an arXiv identifier. */
export function isArxivAddress(url: string): boolean {
  return /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\//i.test(url);
}

/** Whether a DOI only repeats an arXiv identifier: https://info.arxiv.org/help/doi.html */
export function isArxivDoi(doi: string): boolean {
  return /^10\.48550\/arxiv\./i.test(doi);
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
