import { resolve } from 'node:path';
import { stdout } from 'node:process';
import { stringify } from 'yaml';
import {
  findLikelyCollisions,
  findLikelyVariants,
  type LikelyCollision,
  type LikelyVariant,
} from '#catalog/author-remarks.ts';
import { type Content, formatProblem, type Problem } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { displayName } from '#catalog/display-name.ts';
import { listWriters } from '#catalog/names.ts';
import { showCount } from '#pipeline/progress.ts';
import { visible } from '#text/visible.ts';
import { command, UsageError } from './frame/command.ts';
import { andMore, readCatalogue, reportLines, summariseKinds } from './frame/content.ts';
import { checkSite } from './site/check-site.ts';

/** Names that a check shows without being asked for all. */
const fewRemarks = 10;
/** A workflow shows ten annotations a step, and keeps no more than some thousand lines in sight. */
const mostAnnotations = 1000;

// A reader like `head` may close the pipe before the end of a long list.
stdout.on('error', () => {});

export const main = command({
  usage: `npm run check -- [--format text|github] [--authors] [--report FILE] [--site]

Reports everything that is wrong with the catalogue's content as file:line: field: what, and how to
write it. Very many problems are summed up, with a file that lists them all.

  --format github  as annotations of a workflow; the default there
  --authors        list all names that may belong together or apart, not only the likeliest
  --report FILE    write all problems to FILE, and all that bibliographies say and no record can hold
  --site           look for broken links and lost pages in dist instead, which was built with the
                   SITE, BASE and CONTENT_DIR of now
`,
  options: {
    format: { type: 'string' },
    authors: { type: 'boolean' },
    report: { type: 'string' },
    site: { type: 'boolean' },
  },
  async run({ format: asked, authors, report, site }) {
    const format = asked ?? (process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text');
    if (format !== 'text' && format !== 'github') {
      throw new UsageError(`--format ${format} is not known; write text or github`);
    }
    if (site) {
      const { lines, isWhole } = await checkSite(resolve('dist'), showCount('file', 'read'));
      console.log(lines.join('\n'));
      return isWhole ? 0 : 1;
    }
    const {
      content,
      problems,
      remarks: losses,
      unpublished,
    } = await readCatalogue(showCount('paper', 'read'), { formulas: true });
    const lines = await reportLines(problems, {
      file: report,
      name: 'check',
      remarks: losses,
    });
    if (format === 'github') {
      const annotations = problems.slice(0, mostAnnotations).map(toAnnotation);
      lines.splice(0, problems.length > mostAnnotations ? 0 : lines.length, ...annotations);
    }
    const remarks = authorRemarks(content, authors ? Number.POSITIVE_INFINITY : fewRemarks);
    remarks.push(...lossesInWords(losses), ...abstractsInWords(content));
    if (unpublished) {
      const some = counted(unpublished, 'address is', 'addresses are');
      remarks.push(`${some} not in the ledger; npm run ledger adds what is published`);
    }
    lines.push(...remarks.map((remark) => `remark: ${visible(remark)}`));
    console.log([...lines, summarise(content, problems)].join('\n'));
    return problems.length > 0 ? 1 : 0;
  },
});

/** What bibliographies say and the catalogue does not, and what citations cannot say: each, or of many what they have in common. */
function lossesInWords(losses: readonly Problem[]): string[] {
  return losses.length > fewRemarks
    ? [...summariseKinds(losses), '--report FILE lists each of these']
    : losses.map(formatProblem);
}

function abstractsInWords({ papers }: Content): string[] {
  const count = papers.filter(({ record }) => record.abstract === undefined).length;
  return count > 0 ? [`${counted(count, 'work has', 'works have')} no abstract`] : [];
}

function summarise({ papers, areas, orgs }: Content, problems: readonly Problem[]): string {
  if (problems.length > 0) {
    const files = new Set(problems.map(({ file }) => file)).size;
    return `${counted(problems.length, 'problem')} in ${counted(files, 'file')}`;
  }
  const rest = `${counted(areas.size, 'area')}, ${counted(orgs.size, 'organisation')}`;
  return `${counted(papers.length, 'paper')}, ${rest}: no problems`;
}

/**
 * A problem as an annotation at its line:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function toAnnotation({ file, line, field, message }: Problem): string {
  const lineOf = (text: string) => visible(text).replaceAll('%', '%25');
  const data = (text: string) => text.split('\n').map(lineOf).join('%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const properties = `file=${property(file)},line=${line},title=${property(field || 'content')}`;
  return `::error ${properties}::${data(field ? `${field}: ${message}` : message)}`;
}

/** What a curator may want to settle about names, the most likely first, with the line to add. */
function authorRemarks(content: Content, most: number): string[] {
  const writers = listWriters(content);
  const variants = findLikelyVariants(writers);
  const collisions = findLikelyCollisions(content, writers);
  const allOf = (noun: string) => (rest: number) =>
    `${counted(rest, `more likely ${noun}`)}; --authors lists them all`;
  return [
    ...variants.slice(0, most).map((it) => describeVariant(it, content)),
    ...andMore(variants.length - most, allOf('variant')),
    ...collisions.slice(0, most).map((it) => describeCollision(it, content)),
    ...andMore(collisions.length - most, allOf('collision')),
  ];
}

function describeVariant({ main, other, shared }: LikelyVariant, { authors }: Content): string {
  const [name, variant] = [displayName(main.name), displayName(other.name)];
  const entry = authors.get(main.slug);
  const variants = [...(entry?.variants ?? []).map(displayName), variant];
  const line = flow(entry ? { variants } : { name, variants });
  return `"${variant}" (${counted(other.papers.length, 'paper')}) may be "${name}" (${main.papers.length}), with ${counted(shared, 'co-author')} in common; if so, write in authors/${main.slug}.yaml: ${line}`;
}

function describeCollision({ writer, circles }: LikelyCollision, { papers }: Content): string {
  const [own, other] = circles.map(([at = 0]) => papers[at]?.record.id ?? '');
  const name = displayName(writer.name);
  const id = `${writer.slug}-2`;
  const { given, family } = writer.name;
  return `"${name}" (${counted(writer.papers.length, 'paper')}) may be ${circles.length} people: no co-author ties "${own}" and "${other}"; if so, write authors/${id}.yaml: ${flow({ name })} and name that author in "${other}" as ${flow({ given, family, id })}`;
}

/** YAML on one line; a single field needs no braces. */
function flow(value: object): string {
  const form = { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false } as const;
  const text = stringify(value, form).trim();
  return Object.keys(value).length === 1 ? text.slice(1, -1) : text;
}
