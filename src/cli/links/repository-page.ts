/** What the pages of GitHub, GitLab, Gitea (Codeberg) and Bitbucket say of a repository. */
const archived =
  /This repository (?:has been|was) archived|This is an archived (?:project|repo)|This repo(?:sitory)? is archived|"archived":\s*true/i;
const empty =
  /This repository is (?:currently )?empty|The repository for this project is empty|repository doesn['’]t have any (?:content|files)|"isEmpty":\s*true/i;

/** Whether a page shows a repository that is read-only or has nothing in it. */
export function readRepositoryPage(html: string): 'archived' | 'empty' | undefined {
  if (archived.test(html)) return 'archived';
  return empty.test(html) ? 'empty' : undefined;
}

const hosts = /(?:^|\.)(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$|^git(?:lab|ea)?\./;

/** Whether an address is that of a repository whose page is worth reading. */
export function isRepositoryHost(url: string): boolean {
  return hosts.test(new URL(url).hostname);
}
