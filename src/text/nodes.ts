/** A piece of a paragraph. */
export type Inline =
  | { type: 'text'; value: string }
  /** A formula: its source without the dollars. */
  | { type: 'math'; tex: string; display: boolean }
  | { type: 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript'; children: Inline[] }
  /** Always an http or https address; a link never holds another. */
  | { type: 'link'; url: string; children: Inline[] };

export interface Block {
  type: 'paragraph';
  children: Inline[];
}
