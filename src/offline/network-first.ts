/** Milliseconds that the network has to answer where a copy could. */
const PATIENCE = 4000;

interface Answered {
  response: Response;
  /** Whether the network did not answer, or not in time. */
  isCopy: boolean;
}

/**
 * What the network answers, or the copy where the network is absent, slow or broken.
 * @throws what asking the network throws, where there is no copy
 */
export async function networkFirst(
  network: Promise<Response>,
  findCopy: () => Promise<Response | undefined>,
  patience = PATIENCE,
): Promise<Answered> {
  // Should it fail after the copy was given, nobody minds.
  network.catch(() => {});
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    const response = await Promise.race([network, tooLong]);
    if (response && response.status < 500) return { response, isCopy: false };
  } catch {
    // The copy is asked next.
  } finally {
    clearTimeout(timer);
  }
  const copy = await findCopy();
  if (copy) return { response: copy, isCopy: true };
  return { response: await network, isCopy: false };
}
