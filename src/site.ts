/** What a fork edits first: the catalogue's own name, words and repository. */
export const site = {
  name: 'Offprint',
  /** Heading of the home page. */
  title: 'A catalogue of research papers',
  /** One sentence for search engines and shared links. */
  description:
    'Research papers, newest first: search the abstracts, narrow by area, author, organisation, year and code.',
  /** Address of the repository, for corrections; leave it out where there is none. */
  repository: undefined as string | undefined,
  /**
   * Papers that give an author a page; those with fewer are named without a link. In a large
   * catalogue most authors have one paper. AUTHOR_PAGE_FROM overrides it.
   */
  authorPageFrom: 1,
  /**
   * Whether readers' browsers keep a copy of the site, to read and search it without a network.
   * Turning it off removes the copies that are there, when their readers next come by.
   */
  offline: true,
  /** Language of the pages and the index, as BCP 47. */
  language: 'en',
};
