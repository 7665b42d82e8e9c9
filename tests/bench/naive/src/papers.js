import { readFileSync } from 'node:fs';
import { env } from 'node:process';

/** The records of the file that `RECORDS` names, the newest first. */
export const papers = readFileSync(env.RECORDS, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));

export const nameOf = ({ given, family }) => (given ? `${given} ${family}` : family);

export const slugOf = (name) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

const group = (keysOf) => {
  const groups = new Map();
  for (const paper of papers) {
    for (const key of new Set(keysOf(paper))) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(paper);
    }
  }
  return groups;
};

/** Papers by the slug of an author, by area and by year. */
export const byAuthor = group(({ authors = [] }) => authors.map((one) => slugOf(nameOf(one))));
export const byArea = group(({ area }) => [area].flat());
export const byYear = group(({ date }) => [date.slice(0, 4)]);

export const authorNames = new Map(
  papers.flatMap(({ authors = [] }) => authors.map((one) => [slugOf(nameOf(one)), nameOf(one)])),
);
