import { fold } from '#text/fold.ts';
import { loadPort } from './ports.ts';
import { remember } from './remember.ts';
import type { Stem, Stemmer } from './stems.ts';

/**
 * The languages besides English whose words have stems, by BCP 47, and the modules with their
 * ports; words of all others are found as they are written. The port for Bulgarian writes into
 * strings, which fails, and the one for Sanskrit reads its transcription.
 */
const ports: Readonly<Record<string, string>> = {
  ar: '@orama/stemmers/arabic',
  da: '@orama/stemmers/danish',
  de: '@orama/stemmers/german',
  el: '@orama/stemmers/greek',
  es: '@orama/stemmers/spanish',
  fi: '@orama/stemmers/finnish',
  fr: '@orama/stemmers/french',
  ga: '@orama/stemmers/irish',
  hi: '@orama/stemmers/indian',
  hu: '@orama/stemmers/hungarian',
  hy: '@orama/stemmers/armenian',
  id: '@orama/stemmers/indonesian',
  it: '@orama/stemmers/italian',
  ko: './korean.ts',
  lt: '@orama/stemmers/lithuanian',
  nb: '@orama/stemmers/norwegian',
  ne: '@orama/stemmers/nepali',
  nl: '@orama/stemmers/dutch',
  nn: '@orama/stemmers/norwegian',
  no: '@orama/stemmers/norwegian',
  pt: '@orama/stemmers/portuguese',
  ro: '@orama/stemmers/romanian',
  ru: '@orama/stemmers/russian',
  sr: '@orama/stemmers/serbian',
  sv: '@orama/stemmers/swedish',
  ta: '@orama/stemmers/tamil',
  tr: '@orama/stemmers/turkish',
  uk: '@orama/stemmers/ukrainian',
  zh: './simplified.ts',
};

/** The modules with the ports of some languages; in no order of their own, and none twice. */
export function portsOf(languages: readonly string[] = Object.keys(ports)): string[] {
  return [...new Set(languages.flatMap((language) => ports[language] ?? []))];
}

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
  const port = ports[language];
  if (!script || !port || (text !== undefined && !script.test(text))) return undefined;
  const { stemmer: own } = await loadPort(port);
  const stemmer = language === 'uk' ? unbound(own) : own;
  const isOwn = new RegExp(`^${script.source}`, 'u');
  return { isOwn, stem: remember(careful(stemmer, marked[language] ?? [])) };
}

/** The Ukrainian port keeps where it found an ending, and looks for the next one from there on. */
function unbound(stemmer: Stem): Stem {
  return (word) => {
    stemmer('оно');
    return stemmer(word);
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
