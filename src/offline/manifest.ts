/** What the worker knows of its version from the start; it stands in the worker's first line. */
export interface Made {
  /** Digest of the manifest. */
  version: string;
  /** Whether the manifest lists the whole site, or only what every page needs. */
  whole: boolean;
  /** Bytes of the files that it lists. */
  bytes: number;
}

/** Digests of the files of one version, by path; a folder stands for its index.html. */
export interface Manifest {
  files: Readonly<Record<string, string>>;
  /** Digest of the catalogue, where it is not among the files: the version changes with it. */
  catalogue?: string;
}

/** Hexadecimal digits of a digest: it is to tell versions apart, and damage from none. */
export const DIGITS = 16;

/** The digest of a file's bytes as the manifest has it. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('').slice(0, DIGITS);
}
