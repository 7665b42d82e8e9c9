/** HTML's names of characters, and text that has them. */

/** The names of the characters from U+00A0 on, in their order. */
const latin = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg
  plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave
  Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH
  Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
  agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc
  iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn
  yuml`;

/** The names of the Greek letters from U+0391 on; `-` where there is none. */
const greek = `Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho
  - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta
  iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega`;

const others = `amp & lt < gt > quot " apos ' ndash – mdash — hellip … lsquo ‘ rsquo ’ sbquo ‚ ldquo “
  rdquo ” bdquo „ lsaquo ‹ rsaquo › bull • dagger † Dagger ‡ permil ‰ prime ′ Prime ″ euro € trade ™
  OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ Zcaron Ž zcaron ž Ccaron Č ccaron č Cacute Ć cacute ć
  Lstrok Ł lstrok ł Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Zdot Ż zdot ż Aogon Ą aogon ą
  Eogon Ę eogon ę Dstrok Đ dstrok đ Ecaron Ě ecaron ě Rcaron Ř rcaron ř Tcaron Ť tcaron ť Ncaron Ň
  ncaron ň Uring Ů uring ů Odblac Ő odblac ő Udblac Ű udblac ű Abreve Ă abreve ă Gbreve Ğ gbreve ğ
  Idot İ inodot ı imath ı Scedil Ş scedil ş Tcedil Ţ tcedil ţ Amacr Ā amacr ā Emacr Ē emacr ē Imacr Ī
  imacr ī Omacr Ō omacr ō Umacr Ū umacr ū fnof ƒ larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ hArr ⇔
  forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √
  prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤
  ge ≥ sub ⊂ sup ⊃ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lang ⟨ rang ⟩ hyphen ‐ dash ‐ ast *
  num # percnt % lpar ( rpar ) lsqb [ rsqb ] lowbar _ colon : semi ; comma , period . excl ! quest ?
  commat @ plus + equals = sol / verbar |`;

const entities = new Map<string, string>([
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', '\u2009'],
  ['zwnj', ''],
  ['zwj', ''],
  ['lrm', ''],
  ['rlm', ''],
  ...inOrder(latin, 0xa0),
  ...inOrder(greek, 0x391),
  ...[...others.matchAll(/(\S+)\s(\S)/gu)].map(([, name = '', sign = '']) => [name, sign] as const),
]);

function inOrder(names: string, first: number): [string, string][] {
  return names.split(/\s+/).map((name, at) => [name, String.fromCodePoint(first + at)]);
}

/** HTML forgives a semicolon that is missing behind a number and behind a letter with its accent. */
const entity =
  /&(?:#(\d{1,7})(?:;|(?![\d;]))|#[xX]([\da-fA-F]{1,6})(?:;|(?![\da-fA-F;]))|([A-Za-z][A-Za-z0-9]{1,8});|([A-Za-z](?:acute|grave|circ|uml|tilde|ring|cedil|slash)|szlig|[Aa][Ee]lig)(?![=;]))/g;

/** How often a text may have been escaped: Crossref has `&amp;amp;`. */
const deepest = 3;

/** The text with HTML's entities as characters, also those that were escaped again; others stay. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let depth = 0; depth < deepest && decoded.includes('&'); depth += 1) {
    const next = decoded.replace(entity, (whole, decimal, hex, closed, open) => {
      const name = closed ?? open;
      if (name !== undefined)
        return entities.get(String(name)) ?? entities.get(lowered(name)) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
    });
    if (next === decoded) break;
    // What was `&amp;eacute;` is `&eacute;` now; a bare ampersand ends it.
    decoded = next;
  }
  return decoded;
}

/** `&AMP;` and `&LT;` are meant as their names in lower case; `&Eacute;` is not. */
function lowered(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : '';
}
