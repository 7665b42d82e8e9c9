/** Names without the backslash and what they stand for in Unicode, by the role they play. */

const letters = `
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
`;

const operators = `
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
`;

const functions = `
arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg
lim liminf limsup ln log max min Pr poly polylog sec sin sinh sup tan tanh rank tr Tr diag sign
`;

export const letterSymbols = pairs(letters);
export const operatorSymbols = pairs(operators);
export const functionNames = new Set(words(functions));

function pairs(table: string): Map<string, string> {
  const list = words(table);
  const map = new Map<string, string>();
  for (let index = 0; index + 1 < list.length; index += 2) {
    map.set(list[index] ?? '', list[index + 1] ?? '');
  }
  return map;
}

function words(table: string): string[] {
  return table.trim().split(/\s+/);
}
