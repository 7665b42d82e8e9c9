import { format } from 'node:util';
import { vi } from 'vitest';
import type { Command } from '#cli/frame/command.ts';

/** How a command ended, and what it said on standard output and standard error. */
export interface Ended {
  status: number;
  out: string;
  error: string;
}

/**
 * Runs a command in this process, with variables of the environment of its own (undefined takes one
 * away): a Node for each of some hundred commands would take a minute.
 */
export async function runCommand(
  main: Command,
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ended> {
  const said = { out: '', error: '' };
  const listen = (method: 'log' | 'error', to: keyof typeof said) =>
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      said[to] += `${format(...parts)}\n`;
    });
  const spies = [listen('log', 'out'), listen('error', 'error')];
  const own = { GITHUB_ACTIONS: undefined, SITE: undefined, BASE: undefined, ...env };
  for (const [name, value] of Object.entries(own)) vi.stubEnv(name, value);
  try {
    return { status: await main(words), ...said };
  } finally {
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}
