/** Seconds of the processor that work takes on this thread: a busy machine makes it no slower. */
export function cpuSeconds(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1e6;
}
