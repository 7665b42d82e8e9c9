import { stem } from '#search/terms/stem.ts';

/**
 * Words of abstracts in every field, which tell of the telling and not of the matter. A large
 * catalogue knows them by their number; in a small one each could be a coincidence.
 */
const words = `
  ability able above abstract accessed achieve achieved across adapt additionally address adopt
  advance advancement advantage after against aim allow almost already also alternative although
  always among amount analyze applied apply approach art article aspect assess attain available
  average aware based basis before begin below benefit best better beyond boost both briefly
  bring broad build call cannot capability capable case challenge challenging change choose
  claim clear code codebase combine common commonly comparable compare comparison compelling
  competing complete complex comprehensive concern conclude conduct consider considerable
  consist consistent consistently construct contain contemporary context continue contribute
  contribution conventional create critical crucial curate current currently cutting demand
  demonstrate depend deploy deployment describe design despite detail develop development
  difference different difficult directly discuss display distinct diverse domain down drawback
  drop due during each easily easy effect effective effectively effectiveness efficacy efficiency
  efficient efficiently effort either emerge emerging employ enable encounter end enhance enough
  ensure especially essential establish evaluate evaluation even ever evidence evolve exactly
  examine example exceed excellent exhibit exist existing expand expect experiment experimental
  explain explore express extend extensive face facilitate fact fail fast fastest feature
  few figure finally find finding fine first flexible focus follow formulate framework free
  frequently full fully fundamental further furthermore future gain gap general generally give
  given goal good great grow hand help hence high higher highlight highly however idea identify
  immense impact implement implementation implication importance important importantly improve
  improved include including increase increased increasing increasingly indicate individual
  influence inform input insight inspire instance instead interest introduce introduction
  investigate involve issue keep key kind known lack large largely last latter lead least less
  level leverage like limit limitation limited little long look low lower main maintain major
  make many mean meet method methodology minimal modern more moreover most motivate much multi
  multiple name namely narrow nature necessary need neither never new next non not notable
  notably note novel number observation observe obtain off offer often one only open optimal
  optimize original other out outperform output over overall overcome own paper particular
  particularly per perform performance play point popular pose possible potential practical
  practice precise precisely present preserve prevalent previous previously primary principle
  prior produce promising proper property propose proposed prove provide public publicly purpose
  push quickly quite range rapid rapidly rather reach real recent recently reduce reduced
  reducing relate related relative relatively release relevant rely remain remains report
  represent require requirement research respect respectively respond result reveal review rich
  rival role same scenario scope second see seek self serve set setting several short show
  significant significantly similar simple simply since single situation size small solution
  solve specific specifically specify speedup standard state step still straightforward strong
  studied study subject substantial substantially success successful suffer suggest suitable
  summary support surge surpass synergistic tailor take target technique therefore third
  thorough three through thus time today together tool top toward towards traditional try two
  type typical typically unavailable under understand understanding unified unique unlike unlock
  up urgent use used useful utilize variant variety various varying verify versatile version
  very via well whether wide widely within without work yes yet yield`;

const fillers = new Set(words.trim().split(/\s+/).map(stem));

/** @param key a stem. */
export function isFiller(key: string): boolean {
  return fillers.has(key);
}
