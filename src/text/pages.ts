/** Pages with one sign between the first and the last: a hyphen, or a dash where pages have hyphens. */
export function pageSpan(pages: string): string {
  const dashed = pages.replace(/(?<=\S)\s*(?:-{2,}|[–—]+)\s*(?=\S)/g, '–');
  if (dashed.includes('–') && dashed.includes('-')) return dashed;
  return dashed.replace(/(?<=\S)\s*[-–]\s*(?=\S)/g, '-');
}

/** What stands between the signs of a span, so that a format can join it with its own. */
export function pageParts(span = ''): string[] {
  return span === '' ? [] : span.split(span.includes('–') ? '–' : '-');
}

/** The first page and the last where there are no more; else all that is said, as if it were the first. */
export function pageRange(span = ''): string[] {
  const parts = pageParts(span);
  return parts.length > 2 || /[,;]/.test(span) ? [span] : parts;
}
