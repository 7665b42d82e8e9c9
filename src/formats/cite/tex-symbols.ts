// What LaTeX with amsmath and amssymb knows in formulas. Characters and their commands are those of
// the fonts "main" and "ams" in KaTeX's table (https://github.com/KaTeX/KaTeX, src/symbols.ts).

import { named } from '#text/commands.ts';

/** Each character with its command, and with other commands for the same. */
const characters = `
α alpha|β beta|γ gamma|δ delta|ϵ epsilon|ε varepsilon|ζ zeta|η eta|θ theta|ϑ vartheta|ι iota|κ kappa|
ϰ varkappa|λ lambda|μ mu|µ mu|ν nu|ξ xi|π pi|ϖ varpi|ρ rho|ϱ varrho|ς varsigma|σ sigma|τ tau|
υ upsilon|ϕ phi|φ varphi|χ chi|ψ psi|ω omega|ϝ digamma|Γ Gamma|Δ Delta|∆ Delta|Θ Theta|Λ Lambda|Ξ Xi|
Π Pi|Σ Sigma|Υ Upsilon|Φ Phi|Ψ Psi|Ω Omega|Ω Omega|ℓ ell|ℏ hbar hslash|ı imath|ȷ jmath|ℜ Re|ℑ Im|
℘ wp|ℵ aleph|ℶ beth|ℷ gimel|ℸ daleth|∂ partial|∇ nabla|∞ infty|∅ emptyset varnothing|∀ forall|
∃ exists|∄ nexists|¬ neg lnot|⊤ top|⊥ perp bot|∠ angle|∡ measuredangle|∢ sphericalangle|
△ triangle vartriangle bigtriangleup|▽ triangledown bigtriangledown|□ square Box|■ blacksquare|
∎ blacksquare|◊ lozenge Diamond|◇ Diamond|⋄ diamond|⧫ blacklozenge|★ bigstar|⋆ star|∗ ast|• bullet|
∙ bullet|● bullet|▲ blacktriangle|▼ blacktriangledown|◀ blacktriangleleft|▶ blacktriangleright|
◃ triangleleft|▹ triangleright|† dagger dag|‡ ddagger ddag|§ S|¶ P|✓ checkmark|♮ natural|♯ sharp|
♭ flat|♣ clubsuit|♢ diamondsuit|♡ heartsuit|♠ spadesuit|′ prime|‵ backprime|√ surd|∁ complement|
∑ sum|∏ prod|∐ coprod|∫ int|∬ iint|∭ iiint|∮ oint|⋃ bigcup|⋂ bigcap|⨁ bigoplus|⨂ bigotimes|⨀ bigodot|
⋁ bigvee|⋀ bigwedge|⨄ biguplus|⨆ bigsqcup|⟨ langle|⟩ rangle|⌈ lceil|⌉ rceil|⌊ lfloor|⌋ rfloor|
‖ Vert lVert rVert|… ldots dots dotsc dotso|⋯ cdots dotsb dotsm dotsi|⋮ vdots|⋱ ddots|
× times|÷ div|± pm|∓ mp|· cdot|⋅ cdot|∘ circ|⊕ oplus|⊖ ominus|⊗ otimes|⊙ odot|⊘ oslash|⊚ circledcirc|
⊛ circledast|⊝ circleddash|⊞ boxplus|⊟ boxminus|⊠ boxtimes|⊡ boxdot|⊎ uplus|∪ cup|∩ cap|⋒ Cap|⋓ Cup|
⊔ sqcup|⊓ sqcap|∖ setminus smallsetminus|∧ wedge land|∨ vee lor|⊻ veebar|⊼ barwedge|⋏ curlywedge|
⋎ curlyvee|⋈ bowtie Join|⊺ intercal|∔ dotplus|⋉ ltimes|⋊ rtimes|≀ wr|⨿ amalg|◯ bigcirc|⋇ divideontimes|
≤ leq le|⩽ leqslant|≦ leqq|≥ geq ge|⩾ geqslant|≧ geqq|≪ ll|⋘ lll|≫ gg|⋙ ggg|≠ neq ne|≡ equiv|
≈ approx thickapprox|≊ approxeq|≅ cong|∼ sim thicksim|≃ simeq|≍ asymp|∝ propto varpropto|≐ doteq|
≜ triangleq|≗ circeq|≖ eqcirc|≏ bumpeq|≎ Bumpeq|≲ lesssim|≳ gtrsim|⪅ lessapprox|⪆ gtrapprox|≶ lessgtr|
≷ gtrless|≺ prec|≻ succ|⪯ preceq|⪰ succeq|≼ preccurlyeq|≽ succcurlyeq|≾ precsim|≿ succsim|⊂ subset|
⊆ subseteq|⊊ subsetneq varsubsetneq|⊃ supset|⊇ supseteq|⊋ supsetneq|⋐ Subset|⋑ Supset|⊏ sqsubset|
⊐ sqsupset|⊑ sqsubseteq|⊒ sqsupseteq|∈ in|∋ ni owns|∉ notin|∣ mid shortmid|∤ nmid|∥ parallel|
∦ nparallel|⊨ models vDash|⊩ Vdash|⊢ vdash|⊣ dashv|⊲ vartriangleleft lhd|⊳ vartriangleright rhd|
⊴ trianglelefteq unlhd|⊵ trianglerighteq unrhd|≮ nless|≯ ngtr|≰ nleq|≱ ngeq|≁ nsim|≇ ncong|⊀ nprec|
⊁ nsucc|⊈ nsubseteq|⊉ nsupseteq|⊬ nvdash|⊭ nvDash|∴ therefore|∵ because|⊸ multimap|⋔ pitchfork|
⌢ frown|⌣ smile|
→ to rightarrow|← leftarrow gets|↔ leftrightarrow|⟶ longrightarrow|⟵ longleftarrow|⟷ longleftrightarrow|
⇒ Rightarrow|⇐ Leftarrow|⇔ Leftrightarrow|⟹ Longrightarrow implies|⟸ Longleftarrow impliedby|
⟺ Longleftrightarrow iff|↦ mapsto|⟼ longmapsto|↪ hookrightarrow|↩ hookleftarrow|⇝ rightsquigarrow leadsto|
↑ uparrow|↓ downarrow|↕ updownarrow|⇑ Uparrow|⇓ Downarrow|⇕ Updownarrow|↗ nearrow|↘ searrow|↙ swarrow|
↖ nwarrow|⇌ rightleftharpoons|⇋ leftrightharpoons|⇀ rightharpoonup|⇁ rightharpoondown|↼ leftharpoonup|
↽ leftharpoondown|⇄ rightleftarrows|⇆ leftrightarrows|⇉ rightrightarrows|⇇ leftleftarrows|
↠ twoheadrightarrow|↞ twoheadleftarrow|↣ rightarrowtail|↛ nrightarrow|↚ nleftarrow|⇏ nRightarrow|
↻ circlearrowright|↺ circlearrowleft|↷ curvearrowright|↶ curvearrowleft|⇢ dashrightarrow`;

const rows = characters.split('|').map((row) => row.trim().split(' '));

/** The command, without its backslash, that sets a character in a formula. */
export const symbolCommands = new Map(
  rows.map(([character = '', command = '']) => [character, command]),
);

/** Signs of formulas that need no command of their own. */
export const plainSigns = new Map(
  Object.entries({
    '−': '-',
    '‐': '-',
    '‑': '-',
    '–': '-',
    '—': '-',
    '∕': '/',
    '⁄': '/',
    '∶': ':',
    '≔': ':=',
    '≕': '=:',
    '’': "'",
    '′': "'",
    '″': "''",
    '‴': "'''",
    '‘': '`',
    '“': '``',
    '”': "''",
    '\u00a0': '~',
    '\u2009': '\\,',
    '\u202f': '\\,',
    '⟦': '[\\![',
    '⟧': ']\\!]',
  }),
);

/** What a formula can say: how many arguments each command takes. */
export const argumentsOf = new Map<string, number>([
  ...rows.flatMap(([, ...names]) => names.map((name) => [name, 0] as const)),
  ...named(
    0,
    `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
    limsup ln log max min Pr sec sin sinh sup tan tanh bmod colon lbrace rbrace lbrack rbrack vert
    lvert rvert backslash quad qquad enspace displaystyle textstyle scriptstyle scriptscriptstyle rm bf
    it sf tt cal lgroup rgroup lmoustache rmoustache
    ulcorner urcorner copyright pounds eth mho`,
  ),
  ...named(
    1,
    `mathrm mathbf mathcal mathit mathsf mathtt mathfrak mathbb mathnormal boldsymbol pmb mathop mathbin
    mathrel mathord mathopen mathclose mathpunct mathinner tilde widetilde hat widehat bar overline
    underline vec dot ddot dddot acute grave check breve mathring overrightarrow overleftarrow
    underbrace overbrace sqrt substack mod pmod pod phantom hphantom vphantom smash boxed operatorname
    xrightarrow xleftarrow`,
  ),
  ...named(2, 'frac tfrac dfrac cfrac binom tbinom dbinom overset underset stackrel'),
]);

/** Commands whose argument is text. */
export const textCommands = new Set(
  'text mbox textrm textbf textit textsf texttt textsc textup textnormal emph'.split(' '),
);

/** What authors take from other packages or from habit, in words that LaTeX knows. */
export const otherwise = new Map<string, string>([
  ...named('boldsymbol', 'bm mathbfit symbf'),
  ...named('mathbb', 'mathds mathbbm Bbb'),
  ...named('mathcal', 'mathscr'),
  ...named('mathrm', 'symup'),
  ...named('mbox', 'hbox fbox textmd textsl'),
  ...named('frac', 'nicefrac sfrac'),
  ...named('varepsilon', 'eps'),
  ...named('tilde', 'Tilde'),
  ...named('hat', 'Hat'),
  ...named('bar', 'Bar'),
  ...named('times', 'texttimes'),
  ...named('rightarrow', 'textrightarrow'),
  ...named('preceq', 'precsimeq'),
  ...named('leq', 'textleq'),
  ...named('ldots', 'textellipsis'),
]);

/** The same, where a command stands for something longer; it ends where an argument may begin. */
export const spelledOut = new Map<string, string>([
  ...[...'RNZQC'].map((letter): [string, string] => [letter, `\\mathbb{${letter}}`]),
  ...named('\\mathbb{R}', 'RR Reals reals'),
  ...named('\\mathrm{OPT}', 'OPT opt'),
  ...named('\\mathbb{C}', 'Complex'),
  ...['argmax', 'argmin'].map((name): [string, string] => [name, `\\operatorname*{${name}}`]),
  ...'poly polylog rank tr Tr diag sign'
    .split(' ')
    .map((name): [string, string] => [name, `\\operatorname{${name}}`]),
  ...named(':=', 'coloneqq coloneq'),
  ...named('=:', 'eqqcolon'),
  ...named('[\\![', 'llbracket'),
  ...named(']\\!]', 'rrbracket'),
  ...named('<', 'lt textless'),
  ...named('>', 'gt textgreater'),
  ...named('|', 'textbar'),
]);

/** Hints that leave nothing out when they go, with the number of arguments that go with them. */
export const leftOut = new Map<string, number>([
  ...named(
    0,
    `limits nolimits nonumber notag relax protect allowbreak nobreak strut bfseries boldmath small
    tiny footnotesize scriptsize normalsize large Large LARGE huge Huge displaylimits xspace hline
    centering noindent`,
  ),
  ...named(1, 'label tag hspace vspace color raisebox'),
]);

/** Environments that stand within a formula, and what the others are there. */
export const environments = new Map<string, string>([
  ...'matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array cases aligned gathered split'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ...named('cases', 'dcases rcases'),
  ...named('aligned', 'align alignat alignedat eqnarray equation'),
  ...named('gathered', 'gather multline'),
]);

/** What may follow a command that sizes a delimiter, besides its commands. */
export const delimiters = new Set([
  ...'()[]|/.<>',
  ...'\\{ \\} \\| \\langle \\rangle \\lceil \\rceil \\lfloor \\rfloor \\vert \\Vert \\lvert'.split(
    ' ',
  ),
  ...'\\rvert \\lVert \\rVert \\lbrace \\rbrace \\lbrack \\rbrack \\backslash \\uparrow'.split(' '),
  ...'\\downarrow \\updownarrow \\Uparrow \\Downarrow \\lgroup \\rgroup \\ulcorner \\urcorner'.split(
    ' ',
  ),
]);

/** Combining characters and the accents that they are in a formula. */
export const accentCommands = new Map<string, string>(
  Object.entries({
    '\u0300': 'grave',
    '\u0301': 'acute',
    '\u0302': 'hat',
    '\u0303': 'tilde',
    '\u0304': 'bar',
    '\u0305': 'overline',
    '\u0306': 'breve',
    '\u0307': 'dot',
    '\u0308': 'ddot',
    '\u030a': 'mathring',
    '\u030c': 'check',
    '\u0332': 'underline',
    '\u0338': 'not',
    '\u20d7': 'vec',
  }),
);

const raised = '°∘⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁼=⁽(⁾)ⁿnⁱiᵀTᵏkᵐmᵈdᵗtᵖp';
const lowered = '₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-₌=₍(₎)ₐaₑeₒoₓxₕhₖkₗlₘmₙnₚpₛsₜtᵢiⱼjᵣrᵤuᵥv';

/** Characters that are raised or lowered already, and what stands there. */
export const scripts = { '^': paired(raised), _: paired(lowered) } as const;

function paired(table: string): Map<string, string> {
  return new Map([...table.matchAll(/(.)(.)/gu)].map(([, sign = '', plain = '']) => [sign, plain]));
}

/** Where an alphabet for formulas begins (https://www.unicode.org/charts/PDF/U1D400.pdf). */
const alphabets: readonly (readonly [from: number, command: string | undefined])[] = [
  [0x1d400, 'mathbf'],
  [0x1d434, undefined],
  [0x1d468, 'boldsymbol'],
  [0x1d49c, 'mathcal'],
  [0x1d504, 'mathfrak'],
  [0x1d538, 'mathbb'],
  [0x1d56c, 'mathfrak'],
  [0x1d5a0, 'mathsf'],
  [0x1d670, 'mathtt'],
  [0x1d6a4, undefined],
  [0x1d6a8, 'boldsymbol'],
  [0x1d6e2, undefined],
  [0x1d71c, 'boldsymbol'],
  [0x1d7ce, 'mathbf'],
  [0x1d7d8, 'mathbb'],
  [0x1d7e2, 'mathsf'],
  [0x1d7f6, 'mathtt'],
  [0x1d800, undefined],
];

/** Letters of such an alphabet that stood among other letters already. */
const letterlike = new Map<string, string>([
  ...named('mathbb', 'ℂ ℍ ℕ ℙ ℚ ℝ ℤ'),
  ...named('mathcal', 'ℬ ℰ ℱ ℋ ℐ ℒ ℳ ℛ'),
  ...named('mathfrak', 'ℭ ℌ ℨ'),
]);

/** The letter that a letter of an alphabet for formulas is, and the command that sets it so. */
export function alphabetOf(
  character: string,
): readonly [letter: string, command?: string] | undefined {
  const code = character.codePointAt(0) ?? 0;
  const letter = character.normalize('NFKC');
  const like = letterlike.get(character);
  if (like) return [letter, like];
  if (code < 0x1d400 || code > 0x1d7ff) return undefined;
  const command = alphabets.findLast(([from]) => from <= code)?.[1];
  return command ? [letter, command] : [letter];
}
