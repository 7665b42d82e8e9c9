const key = 'recent';
const most = 6;

/** What the reader searched for lately, newest first; kept in this browser only. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter((text) => typeof text === 'string' && text !== '').slice(0, most);
  } catch {
    // Storage may be blocked, or hold what somebody else wrote there.
    return [];
  }
}

export function rememberSearch(text: string): void {
  const query = text.trim();
  if (!query) return;
  store([query, ...recentSearches().filter((other) => other !== query)].slice(0, most));
}

export function forgetSearches(): void {
  store([]);
}

function store(searches: readonly string[]): void {
  try {
    if (searches.length > 0) localStorage.setItem(key, JSON.stringify(searches));
    else localStorage.removeItem(key);
  } catch {
    // Without storage nothing is kept; searching does not depend on it.
  }
}
