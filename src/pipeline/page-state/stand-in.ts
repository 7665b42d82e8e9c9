/** Stands in for an object of which little is asked: the whole is made when the rest is asked for. */
export class StandIn<Whole extends object> {
  #whole: Whole | undefined;
  readonly #make: () => Whole;

  constructor(make: () => Whole) {
    this.#make = make;
  }

  read(name: keyof Whole): unknown {
    this.#whole ??= this.#make();
    return this.#whole[name];
  }

  /** Itself, for who expects the whole: a class of stand-ins has all that the whole has. */
  as(): Whole {
    return this as object as Whole;
  }
}

/** Gives the stand-ins of a class the properties that are read of the whole. */
export function readThrough<Whole extends object>(
  kind: { readonly prototype: StandIn<Whole> },
  names: readonly (keyof Whole)[],
): void {
  for (const name of names) {
    Object.defineProperty(kind.prototype, name, {
      get(this: StandIn<Whole>) {
        return this.read(name);
      },
    });
  }
}
