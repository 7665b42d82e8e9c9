import { spawnSync } from 'node:child_process';

/** Whether a program is on this machine's path. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
