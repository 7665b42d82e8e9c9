/** Text of others for a terminal or a log: controls and signs that turn its order are numbers. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const entities = new Map(
  Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }),
);

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

/** Controls, noncharacters and bidirectional controls: they break XML or reorder a page's text. */
const unprintable = /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/gu;

/** What text extraction from PDF leaves of a soft hyphen at the end of a line. */
const extractedSoftHyphen = /\(cid:173\)\s*/g;

/** The source without what cannot be shown anywhere; line ends are "\n". */
export function cleanText(source: string): string {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  return lines.toWellFormed().replace(unprintable, '').replace(extractedSoftHyphen, '');
}
