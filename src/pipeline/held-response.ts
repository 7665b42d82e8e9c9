const Whole = globalThis.Response;

/**
 * Has responses that are made meanwhile of bytes keep these: Node's own makes a stream of them and,
 * for whoever wants them, bytes of the stream, which is a tenth of what a page takes.
 */
export async function holdBodies<Result>(work: () => Promise<Result>): Promise<Result> {
  globalThis.Response = new Proxy(Whole, {
    construct: (target, [body, init], made) =>
      body instanceof Uint8Array
        ? new HeldResponse(body as Uint8Array<ArrayBuffer>, init)
        : Reflect.construct(target, [body, init], made),
  });
  try {
    return await work();
  } finally {
    globalThis.Response = Whole;
  }
}

/** Gives its bytes at once; whoever wants them otherwise gets what Node makes of them. */
class HeldResponse extends Whole {
  readonly #held: Uint8Array<ArrayBuffer>;
  #whole: Response | undefined;

  constructor(held: Uint8Array<ArrayBuffer>, init?: ResponseInit) {
    super(null, init);
    this.#held = held;
  }

  get #made(): Response {
    this.#whole ??= new Whole(this.#held, this);
    return this.#whole;
  }

  override async bytes() {
    return this.#whole ? this.#whole.bytes() : this.#held;
  }

  override get body() {
    return this.#made.body;
  }

  override get bodyUsed() {
    return this.#made.bodyUsed;
  }

  override arrayBuffer() {
    return this.#made.arrayBuffer();
  }

  override blob() {
    return this.#made.blob();
  }

  override clone() {
    return this.#made.clone();
  }

  override formData() {
    return this.#made.formData();
  }

  override json() {
    return this.#made.json();
  }

  override text() {
    return this.#made.text();
  }
}
