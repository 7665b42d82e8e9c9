import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { keptFolder } from '#pipeline/build-cache.ts';

/** A project that is edited, and how it is built. */
export interface EditedProject {
  root: string;
  env: Record<string, string>;
  options: string[];
}

/** A number from 0 up to a bound, at random. */
type Pick = (bound: number) => number;

type Fields = Record<string, unknown> & { id: string; authors: string[] };

const areas = ['AQ', 'BT', 'CT', 'DY', 'EM'];
const people = ['Ada Sample', 'Tom Test', 'Ann Example', 'Éva Müller', 'Noa Newcomer', 'Bo Chen'];
const topics = ['quilts', 'tides', 'hives', 'looms', 'gulls'];

/** A made-up paper; every fifth has code, an organisation or a venue. */
export function madeUpPaper(at: number): Fields {
  const of = <Item>(list: readonly Item[], step: number) => list[(at * step) % list.length] as Item;
  return {
    id: `work${at}`,
    title: `Work ${at}: on $x^{${at}}$ and ${of(topics, 3)}`,
    date: `${2019 + (at % 4)}-0${1 + (at % 9)}`,
    area: of(areas, 7),
    authors: [...new Set([of(people, 1), of(people, 5), `Person ${at % 20}`])],
    ...(at % 5 === 0 && { org: ['harbour-lab'], code: [`https://example.org/code/${at}`] }),
    ...(at % 5 === 1 && { venue: { name: 'Tidings', type: 'journal', year: 2023 } }),
    abstract: `The abstract of work ${at} on ${of(topics, 2)} and ${of(topics, 3)}, with *emphasis*.`,
  };
}

const dataFile = 'content/papers/works.jsonl';

/** Gives a project so many papers. */
export function writePapers(root: string, papers: readonly Fields[]): void {
  write(root, dataFile, papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''));
}

function changePapers(root: string, change: (papers: Fields[]) => Fields[]): void {
  const lines = readFileSync(join(root, dataFile), 'utf8').trim().split('\n');
  writePapers(root, change(lines.map((line) => JSON.parse(line))));
}

function write(root: string, name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function rewrite(root: string, name: string, change: (text: string) => string): void {
  write(root, name, change(readFileSync(join(root, name), 'utf8')));
}

/** Has a file come, change, and go. */
function toggle(root: string, name: string, text: string): void {
  if (existsSync(join(root, name))) rmSync(join(root, name));
  else write(root, name, text);
}

function note(text: string, at: number): string {
  const { id: _, ...paper } = madeUpPaper(100 + at);
  const fields = Object.entries(paper).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${fields.join('\n')}\n---\n${text}`;
}

/** Puts a file or folder of a project elsewhere, and leaves a link to it. */
function moveAway({ root }: EditedProject, name: string): void {
  const path = join(root, name);
  if (lstatSync(path).isSymbolicLink()) return;
  const place = join(root, 'elsewhere', name);
  mkdirSync(dirname(place), { recursive: true });
  cpSync(path, place, { recursive: true, verbatimSymlinks: true });
  rmSync(path, { recursive: true });
  symlinkSync(relative(dirname(path), place), path);
}

const keptOf = ({ root }: EditedProject) =>
  keptFolder(root, join(root, 'content'), join(root, 'dist'));

/** The file at a place of all below a folder that have a name of a form. */
function fileBelow(folder: string, form: RegExp, pick: Pick): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  const found = names.filter((name) => form.test(name)).sort();
  return found.length > 0 ? join(folder, found[pick(found.length)] ?? '') : undefined;
}

/** Another file in its place, for it may be linked into two sites. */
function spoil(path: string | undefined, text: string): void {
  if (path === undefined) return;
  rmSync(path);
  writeFileSync(path, text);
}

/** What a curator, a developer or an accident may do to a project between two builds. */
export const edits: Record<string, (project: EditedProject, pick: Pick) => void> = {
  'a paper more': ({ root }, pick) =>
    changePapers(root, (all) => {
      const at = 200 + pick(50);
      return [...all.filter(({ id }) => id !== `work${at}`), madeUpPaper(at)];
    }),
  'a paper less': ({ root }, pick) =>
    changePapers(root, (all) => all.toSpliced(pick(all.length), 1)),
  'a paper under another title, area and date': ({ root }, pick) =>
    changePapers(root, (all) => {
      const at = pick(all.length);
      const { title, area, date } = madeUpPaper(300 + pick(50));
      return all.map((paper, place) => (place === at ? { ...paper, title, area, date } : paper));
    }),
  'an author under another spelling': ({ root }, pick) =>
    changePapers(root, (all) => {
      const at = pick(all.length);
      const [first = '', ...rest] = all[at]?.authors ?? [];
      const authors = [first.replace('a', 'á'), ...rest];
      return all.map((paper, place) => (place === at ? { ...paper, authors } : paper));
    }),
  'a note': ({ root }, pick) =>
    toggle(root, `content/papers/note${pick(2)}.mdx`, note('A *note*, {1 + 1}.\n', 1)),
  'a note that has a component with a script and a style': ({ root }, pick) => {
    write(
      root,
      'src/components/Made.astro',
      `<p class="made">Made ${pick(3)}</p>\n<script>\nimport { element } from '#search/ui/element.ts';\nconsole.log(element);\n</script>\n<style>.made { color: rgb(${pick(9)} 0 0) }</style>\n`,
    );
    const text = "import Made from '../../src/components/Made.astro';\n\nA note.\n\n<Made />\n";
    toggle(root, 'content/papers/made.mdx', note(text, 2));
  },
  'a registry of people': ({ root }, pick) =>
    toggle(
      root,
      'content/authors/eva-muller.yaml',
      `name: Eva Müller\nvariants: [Éva Müller]\nhomepage: https://example.org/${pick(9)}\n`,
    ),
  'an area in another hue': ({ root }, pick) =>
    write(root, 'content/areas/AQ.yaml', `name: Aquatic Acoustics\nhue: ${pick(360)}\n`),
  'an organisation under another name': ({ root }, pick) =>
    write(root, 'content/orgs/harbour-lab.yaml', `name: Harbour Lab ${pick(9)}\n`),
  'states of links': ({ root }, pick) =>
    toggle(
      root,
      'content/links.jsonl',
      `{"url":"https://example.org/code/5","state":"${['gone', 'moved'][pick(2)]}","date":"2026"}\n`,
    ),
  'an address that has moved': ({ root }) =>
    toggle(root, 'content/redirects.yaml', 'papers/before: areas/bt\n'),
  'another menu and footer': ({ root }, pick) =>
    rewrite(
      root,
      'content/site.yaml',
      (text) =>
        `${text.replace(/^(?:menu|footer)[\s\S]*?(?=^\w)/gm, '').replace(/^(?:menu|footer).*\n/gm, '')}menu: [${['areas, years', 'authors'][pick(2)]}]\nfooter: {text: "Kept ${pick(9)}."}\n`,
    ),
  'other settings of the site': ({ root }, pick) =>
    rewrite(root, 'content/site.yaml', (text) =>
      text
        .replace(/authorPageFrom: \d/, `authorPageFrom: ${1 + pick(3)}`)
        .replace(/offline: \w+/, `offline: ${pick(2) === 0}`),
    ),
  'a text on the home page': ({ root }, pick) =>
    toggle(root, 'content/home.md', `Welcome, the ${pick(9)}th.\n`),
  'other colours': ({ root }, pick) =>
    write(root, 'content/theme.yaml', `type:\n  serif: 'Georgia, "Font ${pick(9)}", serif'\n`),
  'a style of every page': ({ root }, pick) =>
    appendFileSync(join(root, 'src/styles/tokens.css'), `:root { --z: ${pick(99)} }\n`),
  'a comment in a style': ({ root }) =>
    appendFileSync(join(root, 'src/styles/tokens.css'), '/* nothing */\n'),
  'a component of every page': ({ root }, pick) =>
    rewrite(root, 'src/components/Footer.astro', (text) =>
      text.replace(/(?:<i>\d<\/i>)?<\/footer>/, `<i>${pick(9)}</i></footer>`),
    ),
  'a component of lists': ({ root }, pick) =>
    rewrite(
      root,
      'src/components/Pager.astro',
      (text) => `${text.trimEnd()}\n<!-- ${pick(9)} -->\n`,
    ),
  'a script of every page': ({ root }, pick) =>
    appendFileSync(join(root, 'src/layouts/page-controls.ts'), `console.log(${pick(99)});\n`),
  'a component that is a link, and changes': (project, pick) => {
    moveAway(project, 'src/components/Footer.astro');
    edits['a component of every page']?.(project, pick);
  },
  'a folder that is a link, and changes': (project, pick) => {
    moveAway(project, 'src/components');
    rewrite(
      project.root,
      'src/components/Masthead.astro',
      (text) => `${text.trimEnd()}\n<!-- ${pick(9)} -->\n`,
    );
  },
  'words that are searched otherwise': ({ root }, pick) =>
    appendFileSync(join(root, 'src/search/terms/words.ts'), `// ${pick(99)}\n`),
  'a public file': ({ root }, pick) => toggle(root, `public/extra${pick(2)}.txt`, 'extra'),
  'another address': ({ env }, pick) => {
    env['SITE'] = ['https://one.example', 'https://two.example'][pick(2)] ?? '';
    env['BASE'] = ['/', '/sub/'][pick(2)] ?? '';
  },
  'authors with a page by the environment': ({ env }, pick) => {
    env['AUTHOR_PAGE_FROM'] = String(1 + pick(3));
  },
  'compressed or not': ({ options }) => {
    if (options.length > 0) options.pop();
    else options.push('--compress');
  },
  'a damaged page': ({ root }, pick) =>
    spoil(fileBelow(join(root, 'dist/papers'), /index\.html$/, pick), 'damaged'),
  'a damaged compressed file': ({ root }, pick) =>
    spoil(fileBelow(join(root, 'dist'), /\.(?:br|gz)$/, pick), 'damaged'),
  'damage to what is kept': (project, pick) =>
    spoil(fileBelow(keptOf(project), /\.(?:json|segment|bundle)$/, pick), 'damaged'),
  'a folder in place of what is kept': (project) => {
    const pages = join(keptOf(project), 'pages.json');
    if (!existsSync(pages)) return;
    rmSync(pages, { recursive: true });
    mkdirSync(join(pages, 'x'), { recursive: true });
  },
  'the site taken away': ({ root }) => {
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), join(root, 'away'));
    rmSync(join(root, 'away'), { recursive: true, force: true });
  },
};
