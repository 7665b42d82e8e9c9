/**
 * Where a reader can say what is wrong with a paper: a new issue of the repository, filled in as
 * far as its host allows (https://docs.github.com/issues, https://docs.gitlab.com/user/project/issues/create_issues/).
 */
export function correctionHref(repository: string, { id }: { id: string }): string {
  const base = repository.replace(/(?:\.git)?\/*$/, '');
  const title = `Correct: ${id}`;
  if (/(?:^|\.)gitlab\./.test(new URL(base).hostname)) {
    return `${base}/-/issues/new?${new URLSearchParams({ 'issue[title]': title })}`;
  }
  return `${base}/issues/new?${new URLSearchParams({ template: 'correction.yml', title, paper: id })}`;
}
