/** What a pasted reference says of a paper. */
export interface Reference {
  /** Empty where it does not say, or cannot be told. */
  title: string;
  /** Family names, the first author's first. */
  families: readonly string[];
  year: string | undefined;
  /** A citation key, a DOI, or an arXiv number. */
  ids: readonly string[];
}

const years = /(?<![\d.:/-])(?:19|20)\d\d(?![\d.:/-]*\d)/g;

/** Words that a reference has at least, unless it says *et al.* */
const LEAST_WORDS = 7;

/**
 * Reads a reference as papers and reference managers write them: BibTeX, or names, year and title
 * in the order of APA, IEEE or ACM. None where a text is no reference.
 */
export function readReference(text: string): Reference | undefined {
  if (/^\s*@\w+\s*\{[^,]*,[^=]*=/.test(text)) return readBibtex(text);
  const [, others] = /^(?<names>.*?)\bet al\b\.?(?<others>.*)$/s.exec(text) ?? [];
  const hasInitials = /\p{Lu}\.(?!\p{L}{2})/u.test(text);
  const [year] = text.match(years)?.toReversed() ?? [];
  const isLong = text.trim().split(/\s+/).length >= LEAST_WORDS;
  if (others === undefined && !(year && hasInitials && isLong)) return undefined;
  const title = titleIn(text);
  if (others === undefined && !title) return undefined;
  const before = title ? text.slice(0, text.indexOf(title)) : text;
  return { title, families: familiesIn(before), year, ids: idsIn(text) };
}

function readBibtex(text: string): Reference {
  const [, key = ''] = /@\w+\s*\{\s*([^,\s]*)/.exec(text) ?? [];
  const bibtexValue = (name: string) => {
    const form = new RegExp(
      `\\b${name}\\s*=\\s*(?:"([^"]*)"|\\{((?:[^{}]|\\{[^{}]*\\})*)|(\\w+))`,
      'is',
    );
    const [, quoted, braced, bare] = form.exec(text) ?? [];
    return (quoted ?? braced ?? bare ?? '').replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
  };
  const names = bibtexValue('author')
    .split(/\s+and\s+/)
    .filter(Boolean);
  return {
    title: bibtexValue('title'),
    families: names.map((name) => /^[^,]+(?=,)/.exec(name)?.[0] ?? name.split(' ').at(-1) ?? ''),
    year: bibtexValue('year') || undefined,
    ids: [key, bibtexValue('doi'), bibtexValue('eprint')].filter(Boolean),
  };
}

/** Between quotes, or behind the year, or behind the names, up to the full stop. */
function titleIn(text: string): string {
  const forms = [
    /[“"]([^”"]{8,}?)[,.]?[”"]/u,
    /\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s+([^.]{8,}?)(?:[.?!]|$)/u,
    /\bet al\.?[,:]?\s+(?!\(?\d)([^.]{8,}?)(?:[.?!]|$)/u,
    /\b\p{L}{2,}\.\s+(\p{Lu}[^.]{12,}?)\.\s/u,
  ];
  for (const form of forms) {
    const [, title] = form.exec(text) ?? [];
    if (title) return title.trim();
  }
  return '';
}

/** Names that are more than initials. */
function familiesIn(names: string): string[] {
  const words = names.replace(/\bet al\b.*$/s, '').match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];
  return [...new Set(words)].filter((word) => !/^(?:And|In|Proc|The)$/.test(word)).slice(0, 6);
}

function idsIn(text: string): string[] {
  return text.match(/\b10\.\d{4,}\/\S+[^\s.,;)]|(?<![\d.])\d{4}\.\d{4,5}(?!\d)/g) ?? [];
}
