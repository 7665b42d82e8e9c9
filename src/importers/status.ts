const inTitle = /^\[?(retracted|withdrawn)(?: (?:article|paper))?[:\]]+ */i;
const inNote = /^(?:retracted|withdrawn)/i;

/** Whether a title or a note begins with what became of the work, and what they say besides. */
export function readStatus(title: string, note = '') {
  const [told] = inNote.exec(note) ?? inTitle.exec(title)?.slice(1) ?? [];
  const rest = told ? note.replace(inNote, '') : '';
  // "Withdrawn. By its authors" has the word before the note, "Retracted in 2020" within it.
  const behind = /^\s*[.:;,]\s*(.*)$/s.exec(rest)?.[1];
  return {
    title: title.replace(inTitle, '').trim(),
    status: told?.toLowerCase(),
    note: behind ?? (rest && note),
  };
}
