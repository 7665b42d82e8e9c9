import { parseArgs } from 'node:util';
import type { CheckOptions } from './check-links.ts';

/** Fields of a record that hold links. */
export const linkFields = ['code', 'links', 'url', 'pdf'] as const;
export type LinkField = (typeof linkFields)[number];

export interface LinksArguments extends CheckOptions {
  fields: LinkField[];
  /** Days for which an earlier answer is good enough. */
  maxAge: number;
  /** Day that is written beside the answers. */
  today: string;
}

export const usage = `npm run links -- [--only code,links,url,pdf] [--max-age 30]

Asks where the links of the catalogue lead, one request to a host at a time, and writes what it
finds to links.jsonl in the content folder: alive, moved, archived, empty, gone or unreachable, with
the date. Interrupted, it goes on where it was. Without a network it changes nothing.

  --only FIELDS      which links, of code, links, url and pdf; all by default
  --max-age DAYS     leave links alone that were asked in the last DAYS days (30)
  --concurrency N    hosts that are asked at the same time (8)
  --delay MS         pause between two requests to a host (1000)
  --timeout MS       longest wait for an answer (20000)
  --retries N        further attempts after a failure, with growing pauses (3)
`;

/**
 * Reads the command line; undefined asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function parseLinksArguments(words: string[], now: Date): LinksArguments | undefined {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string', default: linkFields.join(',') },
      'max-age': { type: 'string', default: '30' },
      concurrency: { type: 'string', default: '8' },
      delay: { type: 'string', default: '1000' },
      timeout: { type: 'string', default: '20000' },
      retries: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    fields: values.only.split(',').map(readField),
    maxAge: readNumber('max-age', values['max-age']),
    concurrency: Math.max(1, readNumber('concurrency', values.concurrency)),
    delay: readNumber('delay', values.delay),
    timeout: readNumber('timeout', values.timeout),
    retries: readNumber('retries', values.retries),
    patience: 60_000,
    today: now.toISOString().slice(0, 10),
  };
}

function readField(name: string): LinkField {
  const field = linkFields.find((it) => it === name.trim());
  if (!field) throw new Error(`--only ${name} is not known; write some of ${linkFields.join(',')}`);
  return field;
}

function readNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${flag} ${text} is no number; write digits`);
  return Number(text);
}
