import { decodeText, notUtf8 } from '#sources/content-files.ts';

/** How old programs call encodings that the platform knows by another name. */
const names = new Map(
  Object.entries({
    cp1252: 'windows-1252',
    ansi: 'windows-1252',
    ansinew: 'windows-1252',
    latin1: 'iso-8859-1',
    applemac: 'macintosh',
    macroman: 'macintosh',
    utf8x: 'utf-8',
    ascii: 'utf-8',
    usascii: 'utf-8',
    latin9: 'iso-8859-15',
    latin2: 'iso-8859-2',
    isolatin1: 'iso-8859-1',
    windowslatin1: 'windows-1252',
    macosroman: 'macintosh',
    ansicyrillic: 'windows-1251',
    macintosh: 'macintosh',
  }),
);

/**
 * The text of a payload: UTF-8, UTF-16 with its mark, or what the file itself declares, as JabRef,
 * XML and editors do.
 * @param advise what to do where the bytes are those of another program's file
 * @throws an Error with the line that is not UTF-8, and how a file declares another encoding
 */
export function decodePayload(
  bytes: Buffer,
  file: string,
  advise: () => string | undefined = () => undefined,
): string {
  const marked = byMark(bytes);
  if (marked === 'utf-32')
    throw new Error(`${file}: is UTF-32, which is not read; save it as UTF-8`);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const text = decodeText(bytes);
  if ('value' in text) return text.value;
  const written = declaredEncoding(bytes.subarray(0, 4000).toString('latin1'));
  const declared = written && encodingNamed(written);
  // What says that it is Unicode, and is not, holds bytes of another encoding.
  if (declared && !declared.startsWith('utf-')) return new TextDecoder(declared).decode(bytes);
  const advice = advise();
  if (advice) throw new Error(`${file}: ${advice}`);
  const unknown = written && !declared ? `; "${written}" is none that is known` : '';
  const how = `, or name its encoding in its first line, as "% Encoding: windows-1252"${unknown}`;
  throw new Error(`${file}:${text.faults[0]?.line}: ${notUtf8}${how}`);
}

/** UTF-32 and UTF-16 by their byte order mark, UTF-16 also by the zero in every other byte of plain letters. */
function byMark(bytes: Buffer): string | undefined {
  const wide = bytes.subarray(0, 4).toString('hex');
  if (wide === 'fffe0000' || wide === '0000feff') return 'utf-32';
  const [one, two, three, four] = bytes;
  if ((one === 0xff && two === 0xfe) || (one && two === 0 && three && four === 0))
    return 'utf-16le';
  if ((one === 0xfe && two === 0xff) || (one === 0 && two && three === 0 && four))
    return 'utf-16be';
  return undefined;
}

/** `% Encoding: Cp1252`, `%% Saved with string encoding Western (ISO Latin 1)`, `-*- coding: latin-1 -*-`, `charset="…"`, `\\inputencoding{…}`, `<?xml … encoding="…"?>`. */
function declaredEncoding(head: string): string | undefined {
  const [, name, ofBibDesk] =
    /\b(?:(?:file|input)?(?:en)?coding|charset)\s*[:={]\s*["']?([A-Za-z][\w.:-]*?)(?:-(?:unix|dos|mac))?(?![\w.:-])|\bstring encoding [\w ]{0,40}\(([^()\n]{1,40})\)/i.exec(
      head,
    ) ?? [];
  return name ?? ofBibDesk;
}

function encodingNamed(written: string): string | undefined {
  const bare = written.toLowerCase();
  const name =
    names.get(bare.replace(/[^a-z0-9]/g, '')) ??
    bare
      .replace(/^iso_?-?8859[_-]?/, 'iso-8859-')
      .replace(/^windows_?-?(\d+)$/, 'windows-$1')
      .replace(/^cp-?(\d+)$/, 'windows-$1');
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}
