/**
 * The words of a Hunspell dictionary: each entry by itself, with its endings, and these with what
 * may stand before them. Possessives are left out, and what compounds would add.
 * @param aff the affix rules, as https://man.archlinux.org/man/hunspell.5 has them.
 * @param dic the entries, each with the flags of its rules.
 */
export function* dictionaryWords(aff: string, dic: string): Generator<string> {
  const rules = affixRules(aff);
  const flagsIn = flagReader(aff);
  for (const line of dic.split(/\r?\n/).slice(1)) {
    const [word = '', flags = ''] = (line.split(/\s/)[0] ?? '').split('/');
    if (word === '' || /\d/.test(word)) continue;
    const own = flagsIn(flags).flatMap((flag) => rules.get(flag) ?? []);
    const ended = [word, ...own.flatMap((rule) => (rule.isPrefix ? [] : rule.apply(word)))];
    yield* ended;
    for (const rule of own) if (rule.isPrefix) yield* ended.flatMap(rule.apply);
  }
}

interface Rule {
  isPrefix: boolean;
  /** None where the rule does not fit. */
  apply: (word: string) => string[];
}

function affixRules(aff: string): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>();
  for (const line of aff.split(/\r?\n/)) {
    const [kind, flag = '', strip, added = '', condition] = line.trim().split(/\s+/);
    // The head of a group of rules has no condition.
    if ((kind !== 'SFX' && kind !== 'PFX') || condition === undefined) continue;
    const rule = ruleOf(kind === 'PFX', bare(strip), bare(added.split('/')[0]), condition);
    if (rule) rules.set(flag, [...(rules.get(flag) ?? []), rule]);
  }
  return rules;
}

/** A zero stands for nothing. */
function bare(part = ''): string {
  return part === '0' ? '' : part;
}

function ruleOf(isPrefix: boolean, cut: string, added: string, form: string): Rule | undefined {
  if (/^['’]/.test(added)) return undefined;
  const wanted = new RegExp(isPrefix ? `^${form}` : `${form}$`, 'u');
  return {
    isPrefix,
    apply(word) {
      const fits = wanted.test(word) && (isPrefix ? word.startsWith(cut) : word.endsWith(cut));
      if (!fits) return [];
      const rest = isPrefix ? word.slice(cut.length) : word.slice(0, word.length - cut.length);
      return [isPrefix ? added + rest : rest + added];
    },
  };
}

/** Flags are letters, pairs of letters, or numbers. */
function flagReader(aff: string): (flags: string) => string[] {
  const [, kind] = /^FLAG\s+(\w+)/m.exec(aff) ?? [];
  if (kind === 'num') return (flags) => flags.split(',');
  if (kind === 'long') return (flags) => flags.match(/../g) ?? [];
  return (flags) => [...flags];
}
