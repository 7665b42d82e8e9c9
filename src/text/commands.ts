/** Names of TeX's commands and what they stand for: first in formulas, from `framing` on in text. */

import type { FrameKind } from './nodes.ts';

/** What is one character, whatever stands beside it. */
export const letterSymbols = pairs(`
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi φ varphi φ chi χ psi ψ omega ω eps ε
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅
varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □
Box □ blacksquare ■ diamond ⋄ Diamond ◇ star ⋆ bigstar ★ ast ∗ bullet • dagger † ddagger ‡
checkmark ✓ natural ♮ sharp ♯ flat ♭ prime ′ backprime ‵ surd √ degree °
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁
bigwedge ⋀ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lbrace { rbrace } lbrack [ rbrack ]
vert | Vert ‖ lvert | rvert | lVert ‖ rVert ‖ backslash \\
ldots … dots … dotsc … dotsb … dotsm … dotsi … dotso … cdots ⋯ vdots ⋮ ddots ⋱ colon :
lt < gt > R ℝ RR ℝ Reals ℝ reals ℝ N ℕ Z ℤ Complex ℂ
copyright © pounds £ textregistered ® texttrademark ™ texttimes × textmu μ textdegree °
textbullet • textendash – textemdash — textellipsis … textquoteleft ‘ textquoteright ’
textquotedblleft “ textquotedblright ” textless < textgreater > textbar | textbackslash \\
textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $ textpm ± textdownarrow ↓
textuparrow ↑ textrightarrow → textleftarrow ← textcopyright © texteuro €
`);

/** What has a space on both sides or on neither. */
export const operatorSymbols = pairs(`
over / times × div ÷ pm ± mp ∓ cdot · circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ oslash ⊘ uplus ⊎ cup ∪
cap ∩ sqcup ⊔ sqcap ⊓ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ bowtie ⋈ Join ⋈ intercal ⊺
le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ lll ⋘ gg ≫ ggg ⋙ ne ≠ neq ≠ equiv ≡ approx ≈
approxeq ≊ cong ≅ sim ~ simeq ≃ asymp ≍ propto ∝ varpropto ∝ doteq ≐ triangleq ≜ coloneqq ≔
coloneq ≔ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ in ∈ ni ∋ notin ∉ mid ∣ nmid ∤
parallel ∥ perp ⊥ models ⊨ vdash ⊢ dashv ⊣
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ longrightarrow ⟶ longleftarrow ⟵
longleftrightarrow ⟷ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ Longrightarrow ⟹ Longleftarrow ⟸
Longleftrightarrow ⟺ implies ⟹ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩
rightsquigarrow ⇝ leadsto ⇝ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightleftharpoons ⇌
`);

export const functionNames = words(`
arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg
lim liminf limsup ln log max min Pr poly polylog sec sin sinh sup tan tanh rank tr Tr diag sign
`);

/** Commands that are a space in plain text. */
export const spacing = words(String.raw`, ; : > \ quad qquad enspace newline`).add(' ');

/** Sizes, styles and hints that leave no trace in plain text. */
export const ignored = words(`
! / limits nolimits displaystyle textstyle scriptstyle rm bf it sf tt cal sc em bfseries big Big
bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm mleft mright middle nonumber notag
allowbreak nobreak relax small tiny footnotesize scriptsize normalsize large Large LARGE huge Huge
boldmath hline protect strut
`);

/** Commands that only dress their argument. */
export const transparent = `
text textrm textbf textit texttt textsf textsc textup textnormal textsl textmd emph mathrm mathbf
mathcal mathit mathsf mathtt mathfrak mathscr mathds mathbbm mathnormal mathop mathbin mathrel
mathord mathopen mathclose mathpunct mathinner operatorname boldsymbol bm pmb mbox hbox fbox
ensuremath underline smash boxed symbf symup underbrace overbrace rlap llap mathrlap mathllap
phantom substack
`;

/** Accents as combining characters. */
export const accents = new Map<string, string>([
  ...named('\u0303', 'tilde widetilde Tilde'),
  ...named('\u0302', 'hat widehat Hat'),
  ...named('\u0304', 'bar overline Bar'),
  ...pairs(`vec \u20d7 dot \u0307 ddot \u0308 acute \u0301 grave \u0300 check \u030c breve \u0306
    mathring \u030a`),
]);

/** Letters that are known in double struck form; others are plain capitals. */
export const doubleStruck = pairs('R ℝ N ℕ Z ℤ Q ℚ C ℂ');

/** What can be written as a raised character. */
export const raised = pairs(
  '0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ n ⁿ i ⁱ ⊤ ᵀ T ᵀ ∘ ° ∗ * ⋆ ⋆',
);

/** Commands of text whose argument is set in a way of its own. */
export const framing = new Map<string, FrameKind>([
  ...named('emphasis', 'emph textit textsl em it sl'),
  ...named('strong', 'textbf bf'),
  ...named('code', 'texttt tt'),
  ...named('superscript', 'textsuperscript'),
  ...named('subscript', 'textsubscript'),
  ...named('note', 'footnote thanks'),
  ...named(
    'group',
    `text textrm textsc textsf textup textmd textnormal textproc underline uline ul mbox hbox
    fbox rm sc sf enquote math ensuremath smash`,
  ),
]);

/** Declarations that hold to the end of their group: `{\em …}`. */
export const declarations = new Map<string, FrameKind>([
  ...named('emphasis', 'em it sl itshape slshape emph textit'),
  ...named('strong', 'bf bfseries textbf'),
  ...named('code', 'tt ttfamily texttt'),
  ...named('group', 'rm sc sf scshape sffamily rmfamily normalfont small textsc underline'),
]);

/** Words and signs that have a command in text. */
export const wordings = new Map<string, string>([
  ...pairs('ie i.e. eg e.g. etc etc. wrt w.r.t. iid i.i.d. LaTeX LaTeX TeX TeX item •'),
  ['etal', 'et al.'],
  ...named(' ', 'space par newline linebreak'),
]);

/** Hints to the typesetter that mean nothing here. */
export const hints = words(`
xspace noindent centering smallskip medskip bigskip small em it sl bf tt rm sc sf itshape slshape
bfseries ttfamily scshape rmfamily sffamily normalfont
`);

/** Mathematics that stands outside dollars, with the number of its arguments. */
export const formulas = new Map<string, number>([
  ...named(2, 'frac tfrac dfrac nicefrac'),
  ...named(
    1,
    `sqrt mathcal mathbb mathbf mathrm mathsf mathit mathfrak mathscr tilde widetilde hat widehat
    bar overline vec dot operatorname boldsymbol`,
  ),
]);

/** `\%` and other characters that TeX escapes, and its small spaces. */
export const escapes = new Map<string, string>([
  ...pairs(`% % & & _ _ # # $ $ { { } } | ‖ " " ' ' ’ ’ ~ ~ * *`),
  ...named(' ', '; :'),
  ...named('', '! / @ -'),
  [' ', ' '],
  [',', '\u202f'],
]);

/** Accents of text as combining characters. */
export const combining = pairs(`
' \u0301 ’ \u0301 \` \u0300 " \u0308 ^ \u0302 ~ \u0303 = \u0304 . \u0307 c \u0327 v \u030c
u \u0306 H \u030b k \u0328 r \u030a b \u0331 d \u0323 h \u0309
`);

/** Letters that carry an accent without braces: `\"Train` opens a quotation. */
export const accentable = pairs(`
' aceilnorsuyz ’ aceilnorsuyz " aeiouy \` aeiou ^ aceghijosuwy ~ anoiu = aeiou . cegiz
`);

/** Letters of text that have a command. */
export const specialLetters = pairs(`
l ł L Ł o ø O Ø i ı j ȷ ss ß ae æ AE Æ oe œ OE Œ aa å AA Å dj đ DJ Đ dh ð DH Ð th þ TH Þ ng ŋ NG Ŋ
`);

/** A table of names, each before what it stands for. */
export function pairs(table: string): Map<string, string> {
  return new Map(
    [...table.matchAll(/(\S+)\s+(\S+)/g)].map(([, name = '', meaning = '']) => [name, meaning]),
  );
}

function words(table: string): Set<string> {
  return new Set(table.trim().split(/\s+/));
}

/** Names that all stand for one thing. */
export function named<const Value>(value: Value, names: string): [string, Value][] {
  return Array.from(words(names), (name) => [name, value]);
}
