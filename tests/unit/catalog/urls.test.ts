import { expect, test } from 'vitest';
import { correctionHref } from '#catalog/urls.ts';

test.each([
  {
    repository: 'https://github.com/me/papers',
    out: 'https://github.com/me/papers/issues/new?template=correction.yml&title=Correct%3A+a-b&paper=a-b',
  },
  {
    repository: 'https://github.com/me/papers.git/',
    out: 'https://github.com/me/papers/issues/new?template=correction.yml&title=Correct%3A+a-b&paper=a-b',
  },
  {
    repository: 'https://gitlab.example.org/me/papers',
    out: 'https://gitlab.example.org/me/papers/-/issues/new?issue%5Btitle%5D=Correct%3A+a-b',
  },
])('$repository', ({ repository, out }) => {
  expect(correctionHref(repository, { id: 'a-b' })).toBe(out);
});
