declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';

declare module '@citation-js/core' {
  export class Cite {
    constructor(source: string, options?: { generateGraph?: boolean; forceType?: string });
    data: Record<string, unknown>[];
  }
}
