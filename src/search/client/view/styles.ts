import { element } from './element.ts';

/** Longest wait for styles; without them everything still works, in ms. */
const PATIENCE = 3000;

/** Loads a style sheet; nothing new is shown before it is there or has failed. */
export function loadStyles(href: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const link = element('link', { rel: 'stylesheet', href });
  link.addEventListener('load', () => resolve());
  link.addEventListener('error', () => resolve());
  setTimeout(resolve, PATIENCE);
  document.head.append(link);
  return promise;
}
