import type { AstroGlobal } from 'astro';
import { describe, expect, test } from 'vitest';
import { FetchState } from '#pipeline/page-state/page-state.ts';
import { FetchState as AstroState } from '../../../node_modules/astro/dist/core/fetch/fetch-state.js';

type Arguments = ConstructorParameters<typeof AstroState>;
type Result = Parameters<FetchState['createAstro']>[0];

const address = 'https://papers.example/papers/a/';
const routeData = {
  route: '/papers/[id]',
  pattern: /^\/papers\/[^/]+\/$/,
  params: ['id'],
  segments: [],
  fallbackRoutes: [],
  prerender: true,
  type: 'page',
};
const manifest = { base: '/', trailingSlash: 'always', buildFormat: 'directory', routes: [] };

function stateOf(Kind: typeof AstroState): AstroState {
  return new Kind(
    manifest as object as Arguments[0],
    new Request(address),
    { routeData } as object as Arguments[2],
    { streaming: false },
  );
}

function render(state: AstroState, slots: Record<string, unknown> = {}) {
  const result = { _metadata: {}, response: { status: 200 } } as object as Result;
  state.result = result;
  const context = state.getActionAPIContext();
  const astro: AstroGlobal = state.createAstro(result, { of: 'a' }, slots, context);
  return { context, astro };
}

/** The names of all that an object has, its own and of what it stands on. */
function namesIn(value: object | null): string[] {
  if (!value || value === Object.prototype) return [];
  return [
    ...Object.keys(Object.getOwnPropertyDescriptors(value)),
    ...namesIn(Object.getPrototypeOf(value)),
  ];
}

describe('FetchState', () => {
  test('gives components and endpoints all that the one of Astro gives', () => {
    const [own, other] = [render(stateOf(FetchState)), render(stateOf(AstroState))];
    expect(namesIn(own.astro)).toEqual(expect.arrayContaining(namesIn(other.astro)));
    expect(namesIn(own.context)).toEqual(expect.arrayContaining(namesIn(other.context)));
  });

  test('says of a page what the one of Astro says', () => {
    const [own, other] = [render(stateOf(FetchState)), render(stateOf(AstroState))];
    for (const name of ['props', 'self', 'routePattern', 'isPrerendered', 'generator'] as const)
      expect(own.astro[name], name).toEqual(other.astro[name]);
    expect(own.astro.url.href).toBe(address);
    expect(own.astro.request.url).toBe(address);
    expect(own.context.routePattern).toBe('/papers/[id]');
  });

  test('knows which slots a component was given', () => {
    const { astro } = render(stateOf(FetchState), { head: () => '' });
    expect([astro.slots.has('head'), astro.slots.has('default')]).toEqual([true, false]);
  });

  test('imports the module of a route once', async () => {
    const [first, second] = [stateOf(FetchState), stateOf(FetchState)];
    const component = { default: () => '' } as object as Awaited<
      ReturnType<FetchState['loadComponentInstance']>
    >;
    first.componentInstance = component;
    await first.loadComponentInstance();
    expect(await second.loadComponentInstance()).toBe(component);
  });

  test('lets go of its page when this is rendered', () => {
    const state = stateOf(FetchState);
    const { context } = render(state);
    const { result } = state;
    state.response = new Response('<p>');
    state.finalizeAll();
    expect([state.result, state.response, state.actionApiContext]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(Object.values(result ?? {}).filter(Boolean)).toEqual([]);
    expect(Object.values(context).filter(Boolean)).toEqual([]);
  });

  test.each(['without a response, after an error', 'while it is still sent'])(
    'keeps its page %s',
    (when) => {
      const state = stateOf(FetchState);
      render(state);
      if (when.startsWith('while')) {
        state.streaming = true;
        state.response = new Response('<p>');
      }
      state.finalizeAll();
      expect(state.result).toBeDefined();
      expect(state.request.url).toBe(address);
    },
  );
});
