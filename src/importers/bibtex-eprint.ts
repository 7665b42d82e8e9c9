import { isArxiv, readArxiv, readDoi } from './identify.ts';
import type { Reference } from './reference.ts';
import type { SourceFields } from './source-fields.ts';

/** An eprint is arXiv's where the entry says so, or says nothing. */
export function readEprint(source: SourceFields): Pick<Reference, 'arxiv' | 'doi'> {
  const archive = source.peek('eprinttype archiveprefix');
  const isOwn = archive === undefined || isArxiv(archive);
  const numbers = [
    ...(isOwn ? source.takeAll('eprint', readArxiv) : []),
    ...source.takeAll('arxiv arxivid arxiv_id arxiv-id arxivnumber eprintid', readArxiv),
  ];
  const told = (value: string) => (/\barxiv\b/i.test(value) ? readArxiv(value) : undefined);
  const ofDoi = () => told(source.peek('doi') ?? '');
  const [arxiv = source.take(places, toldWhole) ?? ofDoi()] = numbers;
  const doi = source.take('doi', readDoi) ?? source.take('note', doiAlone);
  const isDoi = (value: string) => readDoi(value)?.toLowerCase() === doi?.toLowerCase();
  if (doi !== undefined) source.merge('doi', isDoi);
  if (arxiv === undefined) return { doi };
  source.merge('eprinttype archiveprefix archive');
  source.merge(places.replace(' url', ''), (value) => told(value) === arxiv || isArxiv(value));
  source.merge('publisher', (value) => isArxiv(value.replace(/[{}]/g, '')));
  return { arxiv, doi };
}

/** The DOI of a note that says nothing else. */
function doiAlone(note: string): string | undefined {
  return /^(?:doi:?\s*)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i.test(note)
    ? readDoi(note)
    : undefined;
}

/** Fields in which a number may stand. */
const places = 'journal journaltitle booktitle howpublished note volume number eid pages url';

/** A number in a value that says nothing else: "arXiv preprint arXiv:2407.01230", "abs/2407.01230". */
function toldWhole(written: string): string | undefined {
  const value = written.replace(/^\\url(?=\{)/, '').replace(/[{}]/g, '');
  const isTold = /^(?:arxiv\b|corr\b|abs\/|https?:\/\/\S*arxiv\.org\/)/i.test(value);
  return isTold ? readArxiv(value) : undefined;
}
