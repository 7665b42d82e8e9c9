/** Papers that make a catalogue long, as lines of a data file: numbers rather than cases. */
export function largePapers(): string {
  const crowd = { id: 'crowd', title: 'A Paper of 450 Authors', date: '2021-05-01', area: 'EM' };
  const papers = [
    { ...crowd, authors: names('Crowd', 450), abstract: 'Everyone wrote a word.' },
    ...Array.from({ length: 31 }, (_, index) => plainPaper(index)),
  ];
  return papers.map((paper) => `${JSON.stringify(paper)}\n`).join('');
}

function plainPaper(index: number) {
  const number = String(index).padStart(2, '0');
  return {
    id: `plain${number}`,
    title: `Plain Paper ${number}`,
    date: `${1997 + (index % 24)}-03-02`,
    area: ['AQ', 'BT', 'CT', 'DY', 'FN'][index % 5],
    authors: ['Ada Sample', ...names(`Plain${number}`, 5)],
    abstract: 'A sentence of an abstract that is like that of every other paper. '.repeat(8),
  };
}

/** Different names of people, who begin with every letter. */
function names(family: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const letter = String.fromCharCode(65 + (index % 26));
    return `Person${index} ${letter}${family.toLowerCase()}`;
  });
}
