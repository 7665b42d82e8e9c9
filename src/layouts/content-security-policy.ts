import { createHash } from 'node:crypto';

/**
 * Applies the scheme that the reader chose before anything is painted, and tells the catalogue
 * page when its address asks for something else than its list.
 */
export const themeScript =
  'if(location.search)document.documentElement.className="asks";try{document.documentElement.style.colorScheme=localStorage.theme||""}catch{}';

/**
 * The same of a page that answers such an address: what the search reads first, under this address,
 * is asked for at once.
 */
export const searchScript = (catalogue: string) =>
  themeScript.replace(
    'if(location.search)',
    `$&(catalogue=fetch("${catalogue}",{cache:"no-cache"})).catch(()=>{}),`,
  );

/**
 * What a page may load and run, which has one script in its markup. Astro's own policy would list
 * eleven hashes that no page needs.
 */
export const policyFor = (script: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join(';');
