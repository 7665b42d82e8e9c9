import { fold } from '#text/fold.ts';
import { remember } from './remember.ts';
import type { Stem, Stemmer } from './stems.ts';

type Port = () => Promise<{ stemmer: Stem }>;

/**
 * The languages besides English whose words have stems, by BCP 47; those of all others are found
 * as they are written. The port for Bulgarian writes into strings, which fails, and the one for
 * Sanskrit reads its transcription.
 */
const ports: Readonly<Record<string, Port>> = {
  ar: () => import('@orama/stemmers/arabic'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  ga: () => import('@orama/stemmers/irish'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  hy: () => import('@orama/stemmers/armenian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  ko: () => import('./korean.ts'),
  lt: () => import('@orama/stemmers/lithuanian'),
  nb: () => import('@orama/stemmers/norwegian'),
  ne: () => import('@orama/stemmers/nepali'),
  nl: () => import('@orama/stemmers/dutch'),
  nn: () => import('@orama/stemmers/norwegian'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sr: () => import('@orama/stemmers/serbian'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: ukrainian,
  zh: () => import('./simplified.ts'),
};

/** Endings that a stemmer knows by a letter that folding takes the mark from, with that letter. */
const marked: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  el: [[/σ$/, 'ς']],
  es: [[/ion$/, 'ión']],
  fr: [[/ee(?=s?$)/, 'ée']],
  pt: [
    [/cao$/, 'ção'],
    [/coes$/, 'ções'],
  ],
  ru: [[/(?<=[аеоуыэюя])и/g, 'й']],
  uk: [[/(?<=[аеоуиюя])и/g, 'й']],
};

/** Scripts, as ISO 15924 has them, by their letters. */
const letters: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Armn: /\p{Script=Armenian}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Grek: /\p{Script=Greek}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Kore: /\p{Script=Hangul}/u,
  Latn: /\p{Script=Latin}/u,
  Taml: /\p{Script=Tamil}/u,
};

/**
 * The languages by whose rules the words of a catalogue have stems: of each script one, that of the
 * site or else the one that most papers are in; English where nothing in Latin letters is named.
 * @param site the language of the site.
 * @param named for each paper the language that it is said to be in, or that its letters tell.
 */
export function stemmedLanguages(site: string, named: readonly (string | undefined)[]): string[] {
  const papers = new Map<string, number>();
  for (const language of named) {
    if (language) papers.set(language, (papers.get(language) ?? 0) + 1);
  }
  const others = [...papers].sort(([a, own], [b, more]) => more - own || (a < b ? -1 : 1));
  const byScript = new Map<string, string>();
  for (const language of [site, ...others.map(([other]) => other), 'en']) {
    const locale = localeOf(language);
    const script = locale?.script?.replace('Hant', 'Hans');
    if (locale && script && !byScript.has(script)) byScript.set(script, locale.language);
  }
  const isStemmed = ([script, language]: [string, string]) =>
    (language === 'en' || language in ports) && localeOf(language)?.script === script;
  return [...byScript].filter(isStemmed).map(([, language]) => language);
}

/** A language with the script that it is usually written in. */
function localeOf(language: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(language).maximize();
  } catch {
    return undefined;
  }
}

/** The stemmer of a language; of a text that has none of its letters, none. */
export async function stemmerOf(language: string, text?: string): Promise<Stemmer | undefined> {
  const script = letters[localeOf(language)?.script ?? ''];
  const load = ports[language];
  if (!script || !load || (text !== undefined && !script.test(text))) return undefined;
  const { stemmer } = await load();
  const isOwn = new RegExp(`^${script.source}`, 'u');
  return { isOwn, stem: remember(careful(stemmer, marked[language] ?? [])) };
}

/** The port keeps where it found an ending, and looks for the next one from there on. */
async function ukrainian(): ReturnType<Port> {
  const { stemmer } = await import('@orama/stemmers/ukrainian');
  return {
    stemmer(word) {
      stemmer('оно');
      return stemmer(word);
    },
  };
}

/** Letters of a stem at least. */
const LEAST = 2;

/** A stem without the marks that readers need not type; names and numbers have none. */
function careful(stemmer: Stem, endings: (typeof marked)[string]): Stem {
  return (word) => {
    if (/^\P{Script=Han}.*\d$/u.test(word)) return word;
    const written = endings.reduce((text, [form, ending]) => text.replace(form, ending), word);
    const stem = fold(stemmer(written));
    return stem.length < Math.min(LEAST, word.length) ? word : stem;
  };
}
