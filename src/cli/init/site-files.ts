import { Document } from 'yaml';

/** What a new catalogue is told of itself. */
export interface NewSite {
  name: string;
  title?: string | undefined;
  description?: string | undefined;
  repository?: string | null | undefined;
}

/** `site.yaml`: what was said, and the other fields as comments that show their form. */
export function siteText({ name, title, description, repository }: NewSite): string {
  const fields = {
    name,
    title: title ?? `${name}: papers`,
    description:
      description ??
      `The papers of ${name}, newest first: search the abstracts, narrow by area, author, year and code.`,
    ...(repository && { repository }),
  };
  const written = new Document(fields, { compat: 'yaml-1.1' });
  return `# What this catalogue says of itself; npm run check tells what is wrong with it.
${written.toString({ lineWidth: 0, singleQuote: true })}${repository ? '' : '# repository: https://example.org/papers   # where corrections are made\n'}
# Take the # away from what you change.
# language: en   # of titles and abstracts
# menu: [areas, authors, orgs, years, {label: The group, url: https://example.org}]
# footer:
#   text: A static catalogue of research papers.
#   links: [about, code]
# authorPageFrom: 1   # papers that give an author a page
# pagefindUpTo: 500   # papers up to which other sites can search them, by /pagefind/
# offline: true   # whether readers' browsers keep a copy
`;
}

/** `about.md`: what can be said of any catalogue, for its owner to complete. */
export function aboutText({ name }: NewSite): string {
  const shown = escapeMarkdown(name);
  return `This is a catalogue of research papers, kept by ${shown}. Each paper has a page with its abstract, its authors, and links to where it is to be read.

The records come from ${shown}: some are written by hand, others taken over from bibliographies. Titles and abstracts belong to their authors and publishers.
`;
}

/** A text that stands in Markdown for itself. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&#$~|{}!]/g, '\\$&');
}
