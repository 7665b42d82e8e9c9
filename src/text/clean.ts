/** Controls, noncharacters and bidirectional controls: they break XML or reorder a page's text. */
const unprintable = /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/gu;

/** What text extraction from PDF leaves of a soft hyphen at the end of a line. */
const extractedSoftHyphen = /\(cid:173\)\s*/g;

/** The source without what cannot be shown anywhere; line ends are "\n". */
export function cleanText(source: string): string {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  return lines.toWellFormed().replace(unprintable, '').replace(extractedSoftHyphen, '');
}
