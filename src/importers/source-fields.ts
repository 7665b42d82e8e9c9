import type { Problem } from './draft.ts';

/** One field of an entry as its source writes it. */
export interface SourceField {
  name: string;
  value: string;
  /** 1-based line on which it stands. */
  line: number;
}

/** How many fields an entry has, and what became of them: the sum of the others is `read`. */
export interface FieldCount {
  read: number;
  taken: number;
  /** Say again what another field says. */
  merged: number;
  /** Have no place or cannot be read, and are named. */
  left: number;
}

/**
 * The fields of one entry. Each is taken, merged with another, or left: what nobody asked for, or
 * nobody could read, is left and named, so that nothing is lost without a word.
 */
export class SourceFields {
  readonly line: number;
  readonly #fields: readonly SourceField[];
  readonly #byName = new Map<string, SourceField[]>();
  readonly #fates = new Map<SourceField, 'taken' | 'merged'>();
  readonly #reasons = new Map<SourceField, string>();
  readonly #remarks: Problem[] = [];
  readonly #lent = new Set<SourceField>();

  constructor(line: number, fields: readonly SourceField[]) {
    this.line = line;
    this.#fields = fields;
    for (const field of fields) {
      const known = this.#byName.get(field.name);
      if (known) known.push(field);
      else this.#byName.set(field.name, [field]);
    }
  }

  /** The first value under one of the names, as it stands; it is not taken by that. */
  peek(names: string): string | undefined {
    for (const name of names.split(' ')) {
      for (const { value } of this.#byName.get(name) ?? [])
        if (value.trim() !== '') return value.trim();
    }
    return undefined;
  }

  /** Takes the first field of the names of which the reader makes something. */
  take<Value>(
    names: string,
    read: (value: string, name: string) => Value | undefined,
  ): Value | undefined {
    for (const field of this.#find(names)) {
      const value = read(field.value.trim(), field.name);
      if (value === undefined) continue;
      this.#fates.set(field, 'taken');
      return value;
    }
    return undefined;
  }

  /** Takes every field of the names of which the reader makes something, in the order of the names. */
  takeAll<Value>(names: string, read: (value: string, name: string) => Value | undefined): Value[] {
    return this.#find(names).flatMap((field) => {
      const value = read(field.value.trim(), field.name);
      if (value === undefined) return [];
      this.#fates.set(field, 'taken');
      return [value];
    });
  }

  /** Takes what is still free of the names and passes the test as said already. */
  merge(names: string, isSaid: (value: string) => boolean = () => true): void {
    for (const field of this.#find(names)) {
      if (isSaid(field.value.trim())) this.#fates.set(field, 'merged');
    }
  }

  /** A field of another entry that counts for this one as well; it is accounted for there. */
  lend(field: SourceField): void {
    this.#byName.set(field.name, [...(this.#byName.get(field.name) ?? []), field]);
    this.#lent.add(field);
  }

  /** Says why the free fields of the names are left. */
  explain(names: string, reason: string): void {
    for (const field of this.#find(names)) this.#reasons.set(field, reason);
  }

  /** Says something of a field, whatever becomes of it. */
  remark(name: string, message: string): void {
    const line = this.#byName.get(name)?.[0]?.line ?? this.line;
    this.#remarks.push({ line, message: `${name}: ${message}` });
  }

  /** Fields that are neither taken nor merged, and not empty. */
  *#free(): Generator<SourceField> {
    for (const field of this.#fields) if (!this.#fates.has(field)) yield field;
  }

  /** The names of the fields that are still free. */
  freeNames(): string[] {
    return [...new Set(Array.from(this.#free(), ({ name }) => name))];
  }

  #find(names: string): SourceField[] {
    return names
      .split(' ')
      .flatMap((name) => this.#byName.get(name) ?? [])
      .filter((field) => !this.#fates.has(field) && field.value.trim() !== '');
  }

  /** What became of all fields, and a remark for each that is left. */
  close(): { count: FieldCount; remarks: Problem[] } {
    const left = Array.from(this.#free(), (field) => {
      const { name, value, line } = field;
      const reason = this.#reasons.get(field);
      if (value.trim() === '') return { line, message: `${name}: is empty` };
      return {
        line,
        message: reason ? `${name}: ${reason}; left out ${shown(value)}` : leaveOut(name, value),
      };
    });
    const fates = [...this.#fates].flatMap(([field, fate]) => (this.#lent.has(field) ? [] : fate));
    const merged = fates.filter((fate) => fate === 'merged').length;
    const count = {
      read: this.#fields.length,
      taken: fates.length - merged,
      merged,
      left: left.length,
    };
    return { count, remarks: [...this.#remarks, ...left] };
  }
}

/** What a report says of a field that no record has a place for. */
export function leaveOut(field: string, value: string): string {
  return `${field}: has no place in a record; left out ${shown(value)}`;
}

function shown(value: string): string {
  const whole = value.replace(/\s+/g, ' ').trim();
  return `"${whole.length > 60 ? `${whole.slice(0, 57).toWellFormed()}...` : whole}"`;
}
