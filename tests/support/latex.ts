import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './content-folder.ts';

/** The types of BibTeX's own styles, as BibTeX complains of others. */
const types =
  `article book incollection inproceedings manual mastersthesis misc phdthesis proceedings
  techreport unpublished default.type`
    .split(/\s+/)
    .map((type) => `FUNCTION {${type}} { entry }`)
    .join('\n');

/** A style of BibTeX that prints the title and the abstract of each entry, and nothing else. */
const style = `ENTRY { title abstract } {} {}
FUNCTION {entry} { newline$ "\\bibitem{" cite$ * "} " * write$ title write$
  abstract empty$ 'skip$ { newline$ "\\par " write$ abstract write$ } if$ newline$ }
${types}
READ
FUNCTION {begin} { "\\begin{thebibliography}{9}" write$ newline$ }
EXECUTE {begin}
ITERATE {call.type$}
FUNCTION {end} { newline$ "\\end{thebibliography}" write$ newline$ }
EXECUTE {end}
`;

const preamble = String.raw`\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb}
\frenchspacing\hfuzz=\maxdimen\hbadness=10000
`;

/** Documents whose bibliography is all of a file, for both of the programs that read one. */
const documents = {
  bibtex: String.raw`${preamble}\begin{document}\nocite{*}\bibliographystyle{all}\bibliography{all}\end{document}`,
  biber: String.raw`${preamble}\usepackage[backend=biber,style=numeric]{biblatex}
\addbibresource{all.bib}
\AtEveryBibitem{\iffieldundef{abstract}{}{\printfield{abstract}\par}}
\begin{document}\nocite{*}\printbibliography\end{document}`,
};

/** Whether a program is there, which says its version. */
export function isInstalled(program: string): boolean {
  return !spawnSync(program, ['--version']).error;
}

/** What TeX complains of when it sets all of a file of BibTeX: its errors, and those of the program. */
export function complaintsOf(
  bib: string,
  program: keyof typeof documents,
  engine: 'pdflatex' | 'lualatex' = 'pdflatex',
): string[] {
  const cwd = makeFolder({ 'all.bib': bib, 'all.bst': style, 'all.tex': documents[program] });
  const run = (name: string, ...options: string[]) =>
    spawnSync(name, options, { cwd, encoding: 'utf8', maxBuffer: 1e9 });
  const set = () => run(engine, '-interaction=nonstopmode', 'all.tex');
  set();
  const read = run(program, 'all');
  const told = `${read.stdout}`.match(
    /^(?:Warning--|.*(?:WARN|ERROR) - |I (?:was|couldn)|.*---line).*/gm,
  );
  set();
  const log = join(cwd, 'all.log');
  const text = existsSync(log) ? readFileSync(log, 'latin1') : '! There is no log.';
  const faults =
    text.match(/^! .*(?:\n(?!! ).*){0,6}?\nl\.\d+ .*/gm) ?? text.match(/^! .*/gm) ?? [];
  return [...(told ?? []), ...faults];
}
