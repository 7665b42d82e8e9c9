import { type Content, formatProblem, type Problem, type SourcedPaper } from '#catalog/content.ts';
import { findConflicts } from '#catalog/integrity.ts';
import type { Draft, Parsed } from '#importers/draft.ts';
import { draftToMdx } from '#importers/entry-file.ts';
import { validate } from '#loaders/validation.ts';
import { paperSchema } from '#schema/paper.ts';

/** What an import is going to do. */
export interface Plan {
  /** Texts of the new files by name. */
  files: Map<string, string>;
  /** Ids of papers that the target has already. */
  existing: string[];
  /** What the records cannot hold. */
  remarks: string[];
  problems: string[];
}

/**
 * Decides what becomes of the drafts read from `file`: the new ones are validated alone, against
 * the registries and against the papers in `content`; those in `present` are left out.
 */
export function planImport(
  { drafts, problems }: Parsed,
  file: string,
  content: Content,
  present: ReadonlySet<string>,
): Plan {
  const fresh = drafts.filter(({ record }) => !present.has(record.id));
  const papers = fresh.map((draft) => checkDraft(draft, file));
  const valid = papers.flatMap((paper) => ('record' in paper ? paper.record : []));
  const found: Problem[] = [
    ...problems.map((problem) => ({ ...problem, file, field: '' })),
    ...papers.flatMap((paper) => ('problems' in paper ? paper.problems : [])),
    ...findConflicts({ ...content, papers: [...content.papers, ...valid] }),
  ];
  const own = found.filter((problem) => problem.file === file).sort((a, b) => a.line - b.line);
  return {
    files: new Map(fresh.map((draft) => [`${draft.record.id}.mdx`, draftToMdx(draft)])),
    existing: drafts.map(({ record }) => record.id).filter((id) => present.has(id)),
    remarks: fresh.flatMap(({ line, remarks }) => remarks.map((it) => `${file}:${line}: ${it}`)),
    problems: own.map(formatProblem),
  };
}

function checkDraft({ record, line }: Draft, file: string) {
  const checked = validate(paperSchema, { value: record, lineOf: () => line }, file);
  if ('problems' in checked) return checked;
  const paper: SourcedPaper = { ...checked, source: { file, line }, commentary: false };
  return { record: paper };
}
