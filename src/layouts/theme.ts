/**
 * Applies the scheme that the reader chose before anything is painted. It stands in every page as
 * written here, and its hash in the Content-Security-Policy.
 */
export const themeScript =
  'try{document.documentElement.style.colorScheme=localStorage.theme||""}catch{}';
