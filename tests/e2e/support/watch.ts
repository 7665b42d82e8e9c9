import type { Page } from '@playwright/test';

/** What went wrong behind a page's face, and what it fetched. */
export interface Watch {
  /** Errors and warnings of the console (violations of the CSP among them), failed requests. */
  faults: string[];
  /** Addresses that were asked for. */
  requests: string[];
}

/** What Chromium says of a fade from page to page that it leaves out, as the styles come too late. */
export const leftOut = /^Transition was aborted/;

/** Listens to all that a page does from now on. */
export function watch(page: Page): Watch {
  const seen: Watch = { faults: [], requests: [] };
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // The browser's own word on an answer like 404, which the answer tells better.
    if (message.text().startsWith('Failed to load resource')) return;
    // What the tests' own setting says of it.
    if (message.text().startsWith('Service Worker registration blocked')) return;
    seen.faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => {
    if (!leftOut.test(message)) seen.faults.push(`script: ${message}`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left while its icon is on the way.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    seen.faults.push(`not loaded: ${request.url()}`);
  });
  page.on('response', (response) => {
    const lost = response.status() >= 400 && !response.request().isNavigationRequest();
    if (lost) seen.faults.push(`answered ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => seen.requests.push(request.url()));
  return seen;
}
