/** Pages are bundled apart from the integrations, so a module's variable would exist twice. */
const key = Symbol.for('catalogue.twins');
const shared = globalThis as { [key]?: Map<string, string> };
shared[key] ??= new Map();
const left = shared[key];

/** Leaves the twin of a page, by the page's path, for the build to write beside it. */
export function leaveTwin(page: string, text: string): void {
  left.set(page, text);
}

/** Takes the twin that a page has left, if it has one. */
export function takeTwin(page: string): string | undefined {
  const text = left.get(page);
  left.delete(page);
  return text;
}
