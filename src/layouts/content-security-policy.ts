import { createHash } from 'node:crypto';

/**
 * Applies the scheme that the reader chose before anything is painted, and tells the catalogue
 * page when its address asks for something else than its list. The policy has its hash.
 */
export const themeScript =
  'if(location.search)document.documentElement.className="asks";try{document.documentElement.style.colorScheme=localStorage.theme||""}catch{}';

const themeHash = createHash('sha256').update(themeScript).digest('base64');

/** What a page may load and run. Astro's own policy would list eleven hashes that no page needs. */
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
