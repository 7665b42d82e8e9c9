/**
 * Applies the scheme that the reader chose before anything is painted, and tells the catalogue
 * page when its address asks for something else than the list that it comes with. It stands in
 * every page as written here, and its hash in the Content-Security-Policy.
 */
export const themeScript =
  'if(location.search)document.documentElement.className="asks";try{document.documentElement.style.colorScheme=localStorage.theme||""}catch{}';
