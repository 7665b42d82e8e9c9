import { setTimeout } from 'node:timers/promises';
import { bareArxiv } from '#importers/reference.ts';

/** https://info.arxiv.org/help/api/tou.html: one request every three seconds. */
const pause = 3000;
const idsPerRequest = 50;
const patience = 30_000;

/**
 * The answers of the arXiv API for some identifiers, as one text. `ARXIV_API` names another
 * address that answers alike.
 * @throws an Error that says which identifier is none, or why arXiv does not answer
 */
export async function fetchArxiv(names: readonly string[]): Promise<string> {
  const ids = names.map((name) => {
    const id = bareArxiv(name.trim());
    if (id === undefined) throw new Error(`"${name}" is no arXiv identifier; write 2407.01230`);
    return id;
  });
  const api = process.env['ARXIV_API'] || 'https://export.arxiv.org/api/query';
  const answers: string[] = [];
  for (let at = 0; at < ids.length; at += idsPerRequest) {
    if (at > 0) await setTimeout(pause);
    const some = ids.slice(at, at + idsPerRequest);
    answers.push(await ask(`${api}?id_list=${some.join(',')}&max_results=${some.length}`));
  }
  return answers.join('\n');
}

async function ask(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return await answer.text();
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new Error(`arXiv cannot be asked (${reason}); import its answer as a file instead`, {
      cause: error,
    });
  }
}
