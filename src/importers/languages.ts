import { languageSchema } from '#schema/identifiers.ts';

const codes =
  `en de fr es it pt nl sv da nb nn no fi pl cs sk hu ro tr el ru uk bg sr hr sl ca eu gl et lv
  lt is ga cy la he ar fa hi zh ja ko vi id ms th`.split(/\s+/);

/** Languages by their names in English and in themselves, in lower case. */
const named = new Map<string, string>(
  [...codes].reverse().flatMap((code) => {
    const names = ['en', code].map((language) =>
      new Intl.DisplayNames(language, { type: 'language' }).of(code)?.toLowerCase(),
    );
    return names.flatMap((name): [string, string][] => (name ? [[name, code]] : []));
  }),
);

/** What biblatex and babel call some of them, and three-letter codes of libraries. */
const others = new Map(
  `american en-US usenglish en-US british en-GB ukenglish en-GB canadian en-CA australian en-AU ngerman de
  austrian de-AT naustrian de-AT nswissgerman de-CH swissgerman de-CH brazilian pt-BR brazil pt-BR portuges pt
  francais fr frenchb fr canadien fr-CA acadian fr mexican es-MX norsk nb nynorsk nn magyar hu farsi fa greek el
  eng en ger de deu de fre fr fra fr spa es ita it por pt dut nl nld nl rus ru jpn ja chi zh zho zh kor ko swe sv
  dan da nor no fin fi pol pl cze cs ces cs hun hu tur tr ukr uk`
    .trim()
    .split(/\s+/)
    .flatMap((word, at, all): [string, string][] => (at % 2 ? [] : [[word, all[at + 1] ?? '']])),
);

/** The BCP 47 tag of a language by its name, its name in babel, or its code; the first of several. */
export function readLanguage(written: string): string | undefined {
  const [first = ''] = written
    .replace(/[{}]/g, '')
    .trim()
    .split(/\s*[,;/]\s*|\s+and\s+/);
  const name = first.toLowerCase();
  const found = others.get(name) ?? named.get(name);
  if (found !== undefined) return found;
  const tag = first.replace('_', '-').replace(/^[A-Za-z]+/, (code) => code.toLowerCase());
  return /^[a-z]{2}(?:-|$)/.test(tag) && languageSchema.safeParse(tag).success ? tag : undefined;
}
