/** What is noted of a response beside its own headers. */
const DIGEST = 'X-Kept-Digest';
const DATE = 'X-Kept-Date';

/** Headers that say how the body came, which is kept unpacked. */
const ofTheWay = ['Content-Encoding', 'Content-Length', 'Transfer-Encoding'];

interface Kept {
  bytes: BodyInit;
  headers: Headers;
  digest: string;
  /** Milliseconds since 1970. */
  date: number;
}

/** A response as it is kept, with when it was fetched. */
export function stored({ bytes, headers, digest, date }: Kept): Response {
  const all = new Headers(headers);
  for (const name of ofTheWay) all.delete(name);
  all.set(DIGEST, digest);
  all.set(DATE, new Date(date).toISOString());
  return new Response(bytes, { headers: all });
}

export function storedDigest(response: Response | undefined): string | undefined {
  return response?.headers.get(DIGEST) ?? undefined;
}

/** When the response was fetched, as an ISO date. */
export function storedDate(response: Response | undefined): string | undefined {
  return response?.headers.get(DATE) ?? undefined;
}
