import { shownAddress, webAddress } from './link.ts';
import { addText, isInside, openFrame, type Scan } from './scan.ts';
import { addLink } from './typed-links.ts';

interface Command {
  pattern: RegExp;
  /** Takes the match over; false where there is no room for it. */
  read: (scan: Scan, match: RegExpExecArray) => boolean;
}

const address: Command = {
  pattern: /\\(?:url|path|nolinkurl)\s?\{\s?([^{}\s]{1,2000})\s?\}/y,
  read: (scan, [, target = '']) => addAddress(scan, target),
};

/** Only an address that may be followed makes a link; otherwise its text alone remains. */
const namedLink: Command = {
  pattern: /\\(?:href|hyperlink)\s?\{\s?([^{}\s]{1,2000})\s?\}\s?(\{)?/y,
  read: (scan, [opened, target = '', text]) => {
    if (text === undefined) return addAddress(scan, target);
    const url = webAddress(target);
    const kind = url === undefined || isInside(scan, 'link') ? 'group' : 'link';
    return openFrame(scan, kind, opened, url);
  },
};

const coloured: Command = {
  pattern: /\\textcolor(?:\[[a-zA-Z]{1,9}\])?\s?\{[^{}]{0,40}\}\s?(\{)?/y,
  read: (scan, [opened, text]) => text === undefined || openFrame(scan, 'group', opened),
};

const silent: Command = { pattern: /\\[a-z]+\*?\{[^{}]{0,80}\}/y, read: () => true };

const list: Command = {
  pattern: /\\[a-z]+\{(?:itemize|enumerate|description|center|quote)\}/y,
  read: () => true,
};

/** The keys say more than nothing, and a reader sees that something is cited. */
const citation: Command = {
  pattern: /\\[A-Za-z]+\*?(?:\[[^\][]{0,80}\]){0,2}\s?\{([^{}]{0,500})\}/y,
  read: (scan, [, keys = '']) => {
    addText(scan, `[${keys}]`);
    return true;
  },
};

const commands = new Map<string, Command>([
  ['url', address],
  ['path', address],
  ['nolinkurl', address],
  ['href', namedLink],
  ['hyperlink', namedLink],
  ['textcolor', coloured],
  ['color', silent],
  ['label', silent],
  ['vspace', silent],
  ['hspace', silent],
  ['begin', list],
  ['end', list],
]);

/** What is left of `\url{…}` where a source lost its braces. */
const bare = /\\(?:url|href|hyperlink)\s(?=https?:)/y;

/**
 * A command with arguments that are more than text: links, colours, citations, lists. Returns
 * where it ends, undefined where it is none of these.
 */
export function readArguments(scan: Scan, at: number, name: string): number | undefined {
  const command = commands.get(name) ?? (/^C?cite/.test(name) ? citation : undefined);
  if (command === undefined) return undefined;
  command.pattern.lastIndex = at;
  const match = command.pattern.exec(scan.source);
  if (match && command.read(scan, match)) return at + match[0].length;
  bare.lastIndex = at;
  return bare.test(scan.source) ? bare.lastIndex : undefined;
}

function addAddress(scan: Scan, target: string): true {
  const url = webAddress(target);
  if (url === undefined) addText(scan, target);
  else addLink(scan, url, shownAddress(url));
  return true;
}
