import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/**
 * The error option of a field: says what is wrong with the value, then how to write it.
 * `how` completes the sentence, for example `write it bare, like 10.1000/xyz`.
 */
export function wording(how: string): { error: (issue: Issue) => string } {
  return { error: (issue) => `${complaint(issue)}; ${how}` };
}

function complaint(issue: Issue): string {
  if (issue.input === undefined) return 'is missing';
  if (issue.input === null || issue.input === '') return 'is empty';
  if (Array.isArray(issue.input) && issue.input.length === 0) return 'is empty';
  return `${shown(issue.input)} is not valid`;
}

/** A value as a curator would recognise it, short enough for one line. */
export function shown(value: unknown): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : JSON.stringify(value);
  const whole = text ?? String(value);
  return whole.length > 60 ? `${whole.slice(0, 57)}...` : whole;
}
