import type { Sort } from '#search/engine/query/state.ts';
import { announcer, element, part } from './element.ts';

/** A wait below this shows nothing; above it the list shows that something is coming, in ms. */
const PATIENCE = 300;

/** The catalogue page's own list and what the search puts in its place. */
export function catalogueView(page: HTMLElement) {
  const box = part<HTMLInputElement>(page, '#q');
  const form = part<HTMLFormElement>(page, '#search');
  const sort = part<HTMLSelectElement>(page, '.sort select');
  const list = part(page, '.list');
  const panel = part(page, '.filters');
  const bar = part(list, '.bar');
  const count = part(bar, '#count');
  const wholeCount = count.textContent.trim();
  /** What the page came with: the newest papers, for the state that asks nothing. */
  const own = [...list.childNodes].filter((node) => node !== bar);
  const live = announcer();
  let showsOwn = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  list.tabIndex = -1;
  count.tabIndex = -1;
  page.append(live.line);
  return { box, form, sort, list, panel, wireKeys, showOwn, show, busy, showSort };

  /**
   * Moves by arrow keys from the box through what is offered below it, which has the first say
   * while it is open, to the papers found, and back; Escape closes the offers, then clears the box.
   * @param offer whether what is offered has answered a key.
   */
  function wireKeys(offer: (event: KeyboardEvent) => boolean, clear: () => void): void {
    const links = () => [...list.querySelectorAll<HTMLAnchorElement>('.paper h3 a')];

    box.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const [first] = links();
      if (offer(event)) {
        event.preventDefault();
      } else if (event.key === 'ArrowDown' && first) {
        event.preventDefault();
        first.focus();
      } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && first) {
        event.preventDefault();
        open(first.href, '_blank', 'noopener');
      } else if (event.key === 'Escape') {
        if (box.value === '') box.blur();
        else clear();
        event.preventDefault();
      }
    });

    list.addEventListener('keydown', (event) => {
      const all = links();
      const at = all.indexOf(event.target as HTMLAnchorElement);
      if (event.key === 'Escape') {
        box.focus();
      } else if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        const next = event.key === 'ArrowDown' ? all[at + 1] : (all[at - 1] ?? box);
        next?.focus();
      }
    });
  }

  /** Puts the page's own list back. */
  function showOwn(above: readonly Node[] = [], said = wholeCount): void {
    const isThere = showsOwn && above.length === 0 && list.firstChild === bar;
    if (!isThere) replace(above, own);
    settle(wholeCount);
    showsOwn = true;
    if (!isThere) live.announce(said);
  }

  /** Shows what was found: chips and notices above the count, the papers below it. */
  function show(found: string, above: readonly Node[], below: readonly Node[]): void {
    replace(above, below);
    settle(found);
    showsOwn = false;
    live.announce(found);
  }

  /**
   * The old list stays while the next is on its way. The page's own list, which is not what was
   * asked for, soon gives way to grey places for the papers to come.
   */
  function busy(): void {
    list.setAttribute('aria-busy', 'true');
    if (!showsOwn || waiting !== undefined) return;
    waiting = setTimeout(() => {
      const focused = document.activeElement;
      const isVeiled = list.contains(focused) && !bar.contains(focused);
      if (isVeiled) list.focus({ preventScroll: true });
      list.classList.add('late');
      veil(true);
      live.line.textContent = 'Searching…';
    }, PATIENCE);
  }

  /** Names the orders that make sense; an empty value stands for the usual one. */
  function showSort(orders: readonly (readonly [value: string, label: string])[], chosen: string) {
    const options = orders.map(([value, label]) => element('option', { value }, label));
    sort.replaceChildren(...options);
    sort.value = orders.some(([value]) => value === chosen) ? chosen : '';
  }

  function settle(found: string): void {
    clearTimeout(waiting);
    waiting = undefined;
    count.textContent = found;
    list.removeAttribute('aria-busy');
    list.classList.remove('late');
    veil(false);
  }

  /** The focus of a control that is gone passes to the one where it was, else to the count. */
  function replace(above: readonly Node[], below: readonly Node[]): void {
    const chips = () => [...list.querySelectorAll<HTMLElement>('.chip')];
    const focused = document.activeElement;
    const index = chips().indexOf(focused as HTMLElement);
    const hadFocus = list.contains(focused);
    list.replaceChildren(...above, bar, ...below);
    if (!hadFocus || list.contains(document.activeElement)) return;
    const same = list.contains(focused) ? (focused as HTMLElement) : undefined;
    const next = index < 0 ? undefined : (chips()[index] ?? chips().at(-1));
    (same ?? next ?? count).focus({ preventScroll: true });
  }
}

/** The page's own list is not seen while something else is asked, as catalogue.css has it. */
function veil(asks: boolean): void {
  document.documentElement.classList.toggle('asks', asks);
}

/** The order that is chosen; none where it is the list's own. */
export function sortIn(select: HTMLSelectElement): Sort | undefined {
  return select.value === '' ? undefined : (select.value as Sort);
}
