import { createHash } from 'node:crypto';
import { themeScript } from './theme.ts';

const themeHash = createHash('sha256').update(themeScript).digest('base64');

/**
 * What a page may load and run: its own files and the theme script, nothing inline, nothing of
 * another host.
 * Astro's own policy would list eleven hashes of scripts that no page here has, half a kilobyte
 * that does not compress.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${themeHash}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join(';');
