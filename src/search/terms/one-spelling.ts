/**
 * One spelling for words that are written in several ways: Greek letters by name, as TeX has them,
 * British words as American ones, plurals that no stemmer knows as singulars, nasals of Devanagari as
 * a dot. `surprise` becomes `surprize` too: all its forms do, so they still meet.
 * @param word folded.
 */
export function oneSpelling(word: string): string {
  const spelled = ascii.test(word)
    ? word
    : word.replace(loneGreek, greekName).replace(devanagariNasal, '\u0902');
  const [singular] = plurals.flatMap(([form, ending]) =>
    form.test(spelled) ? [spelled.replace(form, ending)] : [],
  );
  return (
    singular ??
    spelled
      .replace(britishEnding, '$1z$2')
      .replace(britishPart, (part) => american.get(part) ?? part)
  );
}

const ascii = /^[ -~]*$/;

const britishEnding =
  /^(\p{L}+(?:[dghklmnrst]|tiv)i|\p{L}*(?:anal|catal|paral|dial|hydrol|electrol)y)s(e|ed|es|er|ers|ing|ingly|ement|ements|able|ability|ation|ations|ational)$/u;

/** Parts of British words, and of American ones in their place; stemmers undo doubled letters. */
const american = new Map(
  `armour:armor behaviour:behavior colour:color endeavour:endeavor favour:favor fervour:fervor
  flavour:flavor harbour:harbor honour:honor humour:humor labour:labor neighbour:neighbor odour:odor
  rancour:rancor rigour:rigor rumour:rumor saviour:savior splendour:splendor tumour:tumor valour:valor
  vapour:vapor vigour:vigor calibre:caliber centred:centered centre:center centring:centering
  fibre:fiber litre:liter lustre:luster meagre:meager metre:meter sombre:somber spectre:specter
  theatre:theater manoeuvre:maneuver manoeuvring:maneuvering defence:defense licence:license offence:offense
  pretence:pretense practiz:practic analogue:analog catalogue:catalog dialogue:dialog
  epilogue:epilog homologue:homolog monologue:monolog aemia:emia aetiolog:etiolog anaesth:anesth
  archaeo:archeo caesium:cesium encyclopaed:encycloped foet:fet gynaec:gynec haem:hem oedem:edem
  oesoph:esoph oestr:estr paed:ped palaeo:paleo rrhoea:rrhea ageing:aging aluminium:aluminum
  artefact:artifact dgement:dgment enquir:inquir grey:gray learnt:learned mould:mold plough:plow
  sceptic:skeptic skilful:skillful sulph:sulf wilful:willful aeroplane:airplane biass:bias candour:candor
  clamour:clamor demeanour:demeanor focuss:focus glamour:glamor jewellery:jewelry mediaeval:medieval
  moustache:mustache parametriz:parameteriz savour:savor sizeable:sizable specialit:specialt
  useable:usable yoghurt:yogurt`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

const britishPart = new RegExp([...american.keys()].join('|'), 'g');

const plurals: readonly (readonly [form: RegExp, singular: string])[] = [
  [/(?<=analy|synthe|hypothe|parenthe|diagno|progno|^the|^cri)ses$/, 'sis'],
  [/(?<=matri)ces$/, 'x'],
  [/(?<=vert|ind|append)ices$/, 'ex'],
  [/(?<=^corp)ora$/, 'us'],
  [/(?<=^program)mes?$/, ''],
  [/(?<=^[b-df-hj-np-rtv-xz]{2,})s$/, ''],
  [/(?<=^(?:criteri|phenomen|automat))a$/, 'on'],
];

/** The nasal of the consonant behind it, for which a dot may stand: `हिन्दी` is `हिंदी`. */
const devanagariNasal = /ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ/g;

/** A word in Greek script is a word; a letter by itself is a sign. */
const loneGreek = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu;

const letters = 'αβγδεζηθικλμνξοπρστυφχψω';
const names =
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma
  tau upsilon phi chi psi omega`.split(/\s+/);

function greekName(letter: string): string {
  return names[letters.indexOf(letter)] ?? letter;
}
