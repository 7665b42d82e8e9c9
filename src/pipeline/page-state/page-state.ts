import type { AstroGlobal } from 'astro';
import { FetchState as AstroState } from '../../../node_modules/astro/dist/core/fetch/fetch-state.js';
import { getSite } from '../../../node_modules/astro/dist/core/manifest/derived.js';
import { Slots } from '../../../node_modules/astro/dist/core/render/slots.js';
import { readThrough, StandIn } from './stand-in.ts';

// The rest of the module in whose place this one stands; what is exported here goes before it.
export * from '../../../node_modules/astro/dist/core/fetch/fetch-state.js';

type Result = Parameters<AstroState['createAstro']>[0];
type Component = Awaited<ReturnType<AstroState['loadComponentInstance']>>;
type ActionContext = ReturnType<AstroState['getActionAPIContext']>;

/**
 * What Astro knows of a page while it renders it, and lighter than Astro's own. That one defines
 * fifty accessors anew for each page, and V8 puts an accessor where only a whole collection of
 * garbage takes it away, together with all that it leads to: in a large catalogue a seventh of the
 * time went into that, and into keeping pages that were written long before. Here accessors belong
 * to classes, Astro's own objects are made where a page asks for what is rarely asked for, and in
 * the end a state lets go of its page.
 */
export class FetchState extends AstroState {
  override async loadComponentInstance(): Promise<Component> {
    const route = this.routeData;
    if (!route) return super.loadComponentInstance();
    const component = components.get(route) ?? (await super.loadComponentInstance());
    components.set(route, component);
    this.componentInstance = component;
    return component;
  }

  override getActionAPIContext(): ActionContext {
    this.actionApiContext ??= new Context(this, () => this.#astroContext()).as();
    return this.actionApiContext;
  }

  /** Astro's own context, made as if there were none yet. */
  #astroContext(): ActionContext {
    const { actionApiContext } = this;
    this.actionApiContext = null;
    const own = super.getActionAPIContext();
    this.actionApiContext = actionApiContext;
    return own;
  }

  override createAstro(
    result: Result,
    props: AstroGlobal['props'],
    slots: ConstructorParameters<typeof Slots>[1],
    context: ActionContext,
  ): AstroGlobal {
    return new Global(
      { props, site: getSite(this.manifest), url: this.url },
      () => new Slots(result, slots, this.logger),
      () => super.createAstro(result, props, slots, context),
    ).as();
  }

  override finalizeAll(): Promise<void> | void {
    const left = super.finalizeAll();
    // What is still to come, and the page of an error, may want all of it.
    if (left || this.streaming || !this.response) return left;
    for (const held of [this.result, this.actionApiContext]) empty(held, Object.keys(held ?? {}));
    empty(this, passing);
  }
}

/** The module of each route: to import it again for each page takes as long as a small page. */
const components = new WeakMap<object, Component>();

/** What is of no use behind a page that was rendered. */
const passing = [
  'actionApiContext',
  'apiContext',
  'componentInstance',
  'cookies',
  'locals',
  'props',
  'request',
  'response',
  'result',
  'url',
];

function empty(held: object | null | undefined, names: readonly string[]): void {
  if (held) for (const name of names) Reflect.set(held, name, undefined);
}

/** What an endpoint is given. */
class Context extends StandIn<ActionContext> {
  readonly request: Request;
  readonly site: URL | undefined;
  readonly url: URL;
  readonly locals: App.Locals;

  constructor(state: AstroState, astro: () => ActionContext) {
    super(astro);
    this.request = state.request;
    this.site = getSite(state.manifest);
    this.url = state.url;
    this.locals = state.locals;
  }
}

/** What is `Astro` in a component. */
class Global extends StandIn<AstroGlobal> {
  readonly props: AstroGlobal['props'];
  readonly site: URL | undefined;
  readonly url: URL;
  /** The component, which it sets itself. */
  self: unknown = null;
  readonly #makeSlots: () => Slots;
  #slots: Slots | undefined;

  constructor(
    { props, site, url }: Pick<AstroGlobal, 'props' | 'site' | 'url'>,
    slots: () => Slots,
    astro: () => AstroGlobal,
  ) {
    super(astro);
    this.props = props;
    this.site = site;
    this.url = url;
    this.#makeSlots = slots;
  }

  get slots(): Slots {
    this.#slots ??= this.#makeSlots();
    return this.#slots;
  }
}

const rare = [
  'cache',
  'clientAddress',
  'cookies',
  'csp',
  'currentLocale',
  'generator',
  'isPrerendered',
  'logger',
  'originPathname',
  'params',
  'preferredLocale',
  'preferredLocaleList',
  'routePattern',
  'session',
] as const;

readThrough(Context, rare);
readThrough(Global, [
  ...rare,
  'callAction',
  'getActionResult',
  'locals',
  'redirect',
  'request',
  'response',
  'rewrite',
]);
