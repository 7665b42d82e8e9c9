import { element } from './element.ts';
import type { Offer, OfferGroup } from './offer-list.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';

interface Actions {
  /** Takes up a search again. */
  take(text: string): void;
  forgotten(): void;
  /** Absent where the page itself has a button for it. */
  help?: (() => void) | undefined;
}

/** What is offered under the empty box: the reader's last searches, and on a phone the help. */
export function recentOffers({ take, forgotten, help }: Actions): OfferGroup[] {
  const searches = recentSearches();
  const again = searches.map((text) => offer(text, () => take(text)));
  const forget = () => {
    forgetSearches();
    forgotten();
  };
  return [
    { label: 'Last searches', offers: again },
    {
      label: 'Kept in this browser only',
      offers: searches.length > 0 ? [offer('Forget them', forget)] : [],
    },
    { label: 'Help', offers: help ? [offer('How to search', help)] : [] },
  ];
}

function offer(text: string, take: () => void): Offer {
  return { key: text, content: [element('span', {}, text)], take };
}
