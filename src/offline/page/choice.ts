const KEY = 'offline';
const NO = 'no';

/** Whether the reader wants no copy in this browser. */
export function isDeclined(): boolean {
  return localStorage.getItem(KEY) === NO;
}

/** Keeps the reader's choice for later visits. */
export function decline(isDeclined: boolean): void {
  if (isDeclined) localStorage.setItem(KEY, NO);
  else localStorage.removeItem(KEY);
}

/** Whether the reader asks for as little data as possible: https://wicg.github.io/savedata/ */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}
