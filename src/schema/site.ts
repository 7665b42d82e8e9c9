import { z } from 'zod';
import { form, languageSchema, text, webUrlSchema, wording } from './identifiers.ts';

/** Pages that a menu may name; a page that has nothing to show is left out of it. */
const sectionNames = ['areas', 'authors', 'orgs', 'venues', 'years', 'code', 'about'] as const;

export type SectionName = (typeof sectionNames)[number];

const howToLink = 'write areas, authors, orgs, venues, years, code or about, or {label, url}';
const howToAddress = 'write an address that starts with https:// or with a slash';
const howToDictionary = 'write the name of a package, like dictionary-en';
const howManyPapers = wording('write up to how many papers, like 500, or 0 for never');

/** Without backslashes, which browsers read as slashes: two would lead to another host. */
const address = /^(?:https?:\/)?\/(?!\/)[^\s"<>\\\p{C}]*$/u;

const ownLinkSchema = z.strictObject(
  {
    label: text('the words of the link').describe('What readers see'),
    url: form(address, howToAddress)
      // One of another form is told of above.
      .refine(
        (url) => !address.test(url) || URL.canParse(url, 'https://a.invalid'),
        wording(howToAddress),
      )
      .describe('Its address, here (/areas/) or elsewhere (https://…)'),
  },
  wording(howToLink),
);

/** One of the catalogue's own pages by name, or any address under words of one's own. */
const menuItemSchema = z.union(
  [z.enum(sectionNames, wording(howToLink)), ownLinkSchema],
  wording(howToLink),
);

export type MenuItem = z.output<typeof menuItemSchema>;

function menu(fallback: readonly MenuItem[]) {
  return z
    .array(menuItemSchema, wording(`write a list; of each: ${howToLink}`))
    .default([...fallback]);
}

/** What a catalogue says of itself and how it is set up: `site.yaml` of a content folder. */
export const siteSchema = z.strictObject({
  name: text('the name of the catalogue').describe('Name, in the masthead and every title'),
  title: text('the heading of the first page')
    .default('A catalogue of research papers')
    .describe('Heading of the first page'),
  description: text('one sentence about the catalogue')
    .default(
      'Research papers, newest first: search the abstracts, narrow by area, author, organisation, year and code.',
    )
    .describe('One sentence for search engines and shared links'),
  repository: webUrlSchema
    .optional()
    .describe('Address of the repository, for corrections; left out where there is none'),
  language: languageSchema
    .default('en')
    .describe('Language of titles and abstracts, as BCP 47; the interface is English'),
  menu: menu(['areas', 'authors', 'orgs', 'venues', 'years']).describe('Links of the masthead'),
  footer: z
    .strictObject(
      {
        text: text('the line of the footer')
          .default('A static catalogue of research papers.')
          .describe('Line beside the name'),
        links: menu(['about', 'code']).describe('Links of the footer'),
      },
      wording('write text and links'),
    )
    .prefault({})
    .describe('What stands at the end of every page'),
  authorPageFrom: z
    .int(wording('write a number of papers, like 2'))
    .min(1, wording('write a number of papers, like 2'))
    .default(1)
    .describe('Papers that give an author a page; names with fewer are no links'),
  dictionaries: z
    .array(
      form(/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/, howToDictionary),
      wording(`write a list; of each: ${howToDictionary}`),
    )
    .default(['dictionary-en', 'dictionary-en-gb'])
    .describe('Packages whose words the search never takes for slips'),
  pagefindUpTo: z
    .int(howManyPapers)
    .min(0, howManyPapers)
    .default(500)
    .describe('Papers up to which /pagefind/ offers them to the search of other sites; 0 is never'),
  offline: z
    .boolean(wording('write true or false'))
    .default(true)
    .describe('Whether browsers keep a copy to read without a network; false removes those kept'),
});

/** Validated, defaults filled in. */
export type SiteRecord = z.output<typeof siteSchema>;
