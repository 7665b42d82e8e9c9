import { arxivIdSchema, doiSchema, webUrlSchema } from '#schema/identifiers.ts';
import { decodeEntities } from './entities.ts';

type Text = string | undefined;

/** What TeX writes for the signs of an address; a backslash before one of them means nothing. */
function withoutTex(text: string): string {
  return text
    .replace(/^\s*\\(?:url|nolinkurl|path|doi|href)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?\s*$/, '$1')
    .replace(/\$?\\(?:text)?(?:less|lt)(?![a-z])(?:\{\}|\s)?\$?|\\textless(?:\{\})?/g, '<')
    .replace(/\$?\\(?:text)?(?:greater|gt)(?![a-z])(?:\{\}|\s)?\$?|\\textgreater(?:\{\})?/g, '>')
    .replace(/\{?(?:\$\\sim\$|\\textasciitilde|\\~\{\}|\\sim)\s?(?:\{\})?\}?/g, '~')
    .replace(/\{?\\textunderscore\s?(?:\{\})?\}?/g, '_')
    .replace(/\{?\\([_%&#~$-])(?:\{\})?\}?/g, '$1')
    .replace(/\\(?:allowbreak|slash|\/)(?:\{\})?\s?/g, (sign) =>
      sign.startsWith('\\slash') ? '/' : '',
    )
    .replace(/\{([^{}\s]*)\}/g, '$1')
    .replace(/\$([<>])\$/g, '$1')
    .trim();
}

/** What a report says of a field that should hold one and does not. */
export const noDoi = 'is no DOI that can be read; write it bare, like 10.1000/xyz';

/**
 * A bare DOI from whatever a source writes for one: an address of any resolver or publisher that
 * holds it, `doi:`, TeX's or HTML's escapes, percent signs, a full stop behind.
 * @example readDoi('http://doi.acm.org/10.1145/1.2') // '10.1145/1.2'
 */
export function readDoi(written: Text): Text {
  if (written === undefined) return undefined;
  const text = decodeEntities(withoutTex(written))
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/(10\.\d{4,9})%2f/i, '$1/')
    .trim();
  const [, prefix = '', found] = /^[<[("“]*(.*?)(10\.\d{4,9}(?:\.\d+)*\/\S+.*)$/s.exec(text) ?? [];
  // Behind other words a DOI is told in passing, and may be another work's.
  if (
    found === undefined ||
    !/^$|^(?:urn:|info:)?doi\b[\s:=/]*$|^(?:doi\b[\s:]*)?https?:\/\/\S*$|^[\w-]+(?:\.[\w-]+)+\/\S*$/i.test(
      prefix.trim(),
    )
  )
    return undefined;
  let bare = found;
  const isAddress = /\//.test(prefix);
  if (isAddress || /%(?:2f|3[abce]|2[89])/i.test(bare)) {
    try {
      bare = decodeURIComponent(bare);
    } catch {
      // A percent sign that encodes nothing is part of it.
    }
  }
  // What an address has behind it.
  if (isAddress && !/doi\.org\//i.test(prefix)) bare = bare.replace(behindDoi, '');
  // A server of preprints numbers its versions in its addresses alone.
  if (/rxiv\.org\//i.test(prefix)) bare = bare.replace(/v\d+$/, '');
  const doi = withoutClosing(bare.replace(/\s*\[doi\]\s*$/i, '').trim())
    .replace(/[.,;]+$/, '')
    .replace(/\?nosfx=y$/, '');
  return doiSchema.safeParse(doi).success ? doi : undefined;
}

/** What the pages of publishers have behind a DOI. */
const behindDoi =
  /(?:[/.](?:abstract|full|full-?text|pdf|e?pdf|pdfdirect|html|summary|references|meta|media|citedby)){0,3}(?:[?#].*)?$/i;

/** A text without the signs behind it that close what it does not open: `(https://e.org/a_(b))`. */
function withoutClosing(text: string): string {
  const bare = text.replace(/[>,;."”]+$/, '');
  const last = bare.at(-1) ?? '';
  const open = { ')': '(', ']': '[' }[last];
  if (open === undefined) return bare;
  const isOwn = bare.split(open).length >= bare.split(last).length;
  return isOwn ? bare : withoutClosing(bare.slice(0, -1));
}

/** The DOI of an address that is that of a DOI and of nothing else. */
export function doiOfAddress(address: string): Text {
  return /^https?:\/\/(?:[\w-]+\.)*doi(?:\.[\w-]+)+\/(?:abs\/|full\/)?10\./i.test(address) ||
    /^https?:\/\/(?:dx\.|www\.)?doi\.org\/10/i.test(address)
    ? readDoi(address)
    : undefined;
}

/** An address that only repeats an arXiv identifier. */
export const arxivAddress =
  /^https?:\/\/(?:(?:www|export|xxx|\w\w)\.)?(?:arxiv\.org|lanl\.gov|ar5iv\.(?:labs\.arxiv\.)?org|alphaxiv\.org)\/(?:abs|pdf|html|format|e-print|ps)\//i;

/** Whether an archive, a database or a publisher is arXiv. */
export function isArxiv(name = ''): boolean {
  return /^(?:arxiv(?:\.org| e-prints)?|corr)$/i.test(name.trim());
}

/**
 * An arXiv identifier without `arXiv:`, address, category, version; undefined where none is left.
 * @example readArxiv('arXiv:2407.01230v2 [cs.AQ]') // '2407.01230'
 */
export function readArxiv(written: Text): Text {
  if (written === undefined) return undefined;
  const text = withoutTex(written);
  const [, behind = text] =
    /(?:(?:arxiv\.org|lanl\.gov|ar5iv\.(?:labs\.arxiv\.)?org|alphaxiv\.org)\/(?:abs|pdf|html|format|e-print|ps)\/|^\s*(?:abs|pdf)\/|oai:arxiv\.org:|\barxiv(?:\.org)?\s*[:\s]\s*|10\.48550\/arxiv\.)(?!.*\barxiv\s*:)(.*)$/is.exec(
      text,
    ) ?? [];
  const bare = behind
    .trim()
    .replace(/\s*[[(][\w.-]+[\])]\s*$/, '')
    .replace(/[?#].*$/, '')
    .replace(/\.pdf$/i, '')
    .replace(/[/.,;)\]]+$/, '')
    .replace(/v\d+$/i, '')
    .replace(/^(?:abs|pdf)\//, '');
  return arxivIdSchema.safeParse(bare).success ? bare : undefined;
}

/** The addresses of a value, with `https://` where none has it; undefined where anything in it is none. */
export function readAddresses(written: Text): string[] | undefined {
  if (written === undefined) return undefined;
  const bare = written.replace(/\\(?:url|nolinkurl)\s*\{([^{}]*)\}/g, ' $1 ').trim();
  const parts = decodeEntities(withoutTex(bare))
    .replace(/\[[^\]]*\]\((https?:[^\s()]+)\)/g, ' $1 ')
    .replace(/<a\b[^<>]*?href\s*=\s*["']?([^"'\s<>]+)[^<>]*>.*?<\/a>/gis, ' $1 ')
    .replace(/\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}/g, ' $1 ')
    .split(/\s*[;,|]\s+|\s+|\\\\|[;,|](?=https?:|www\.)|(?<=[A-Za-z\d])(?=https?:\/\/)/)
    .map((part) => withoutClosing(part.replace(/^[<([{"“]+/, '')))
    .filter(
      (part) => part !== '' && !/^(?:and|or|url|doi|available|at|see|from|:)[:.]?$/i.test(part),
    );
  const addresses = parts.map(readAddress);
  const whole = addresses.filter((address) => address !== undefined);
  return whole.length > 0 && whole.length === addresses.length ? whole : undefined;
}

/** One address, with its scheme; a file's name, a path or words are none. */
function readAddress(written: string): Text {
  const text = written.trim();
  const isBare =
    /^(?:[\p{L}\d-]+\.)+(?!(?:pdf|ps|html?|txt|docx?|pptx?|zip|gz|bib|tex|png|jpe?g|mp4|md)$)\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu;
  const whole =
    isBare.test(text) && !/^\d/.test(text)
      ? `https://${text}`
      : text.replace(/^\/\/(?=[\w-]+\.)/, 'https://').replace(/^(https?):?\/*(?=[^/:])/i, '$1://');
  return webUrlSchema.safeParse(whole).success && URL.canParse(whole) ? whole : undefined;
}

const codeHosts =
  /^https:\/\/(?:www\.)?(?:github\.com|gitlab\.[\w.]+|codeberg\.org|bitbucket\.org|sr\.ht|huggingface\.co)\//i;

/** Whether an address is that of a repository. */
export function isRepository(url: string): boolean {
  return codeHosts.test(url);
}

/** Whether an address looks like that of a PDF. */
export function isPdf(url: string): boolean {
  return /\.pdf(?:$|[?#])|\/pdf[/?]|\/pdf$/i.test(url);
}
