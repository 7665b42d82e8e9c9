import { escapeHtml } from '#text/visible.ts';

/** A document that can do no more than build elements and be written as HTML. */
export const plainDocument = { createElement: (tag: string) => new PlainElement(tag) };

export class PlainElement {
  readonly #tag: string;
  readonly #attributes = new Map<string, string>();
  #children: (PlainElement | string)[] = [];
  readonly classList = {
    toggle: (name: string, isOn: boolean) => {
      const names = (this.#attributes.get('class') ?? '').split(' ').filter((own) => own !== name);
      this.setAttribute('class', [...names, ...(isOn ? [name] : [])].join(' '));
    },
  };

  constructor(tag: string) {
    this.#tag = tag;
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }

  append(...children: (PlainElement | string)[]): void {
    this.#children.push(...children);
  }

  replaceChildren(...children: (PlainElement | string)[]): void {
    this.#children = children;
  }

  addEventListener(): void {}

  get outerHTML(): string {
    const attributes = [...this.#attributes].map(
      ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
    );
    const inner = this.#children.map((child) =>
      typeof child === 'string' ? escapeHtml(child) : child.outerHTML,
    );
    return `<${this.#tag}${attributes.join('')}>${inner.join('')}</${this.#tag}>`;
  }
}
