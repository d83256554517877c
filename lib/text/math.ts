/** Commands of math that have a letter or sign of their own in Unicode. */
const SIGNS: Record<string, string> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ϵ",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  upsilon: "υ",
  phi: "ϕ",
  varphi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Xi: "Ξ",
  Pi: "Π",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
  times: "×",
  cdot: "·",
  pm: "±",
  mp: "∓",
  leq: "≤",
  le: "≤",
  geq: "≥",
  ge: "≥",
  neq: "≠",
  ne: "≠",
  approx: "≈",
  sim: "∼",
  simeq: "≃",
  equiv: "≡",
  propto: "∝",
  infty: "∞",
  to: "→",
  rightarrow: "→",
  leftarrow: "←",
  Rightarrow: "⇒",
  mapsto: "↦",
  in: "∈",
  notin: "∉",
  subset: "⊂",
  subseteq: "⊆",
  cup: "∪",
  cap: "∩",
  forall: "∀",
  exists: "∃",
  sum: "∑",
  prod: "∏",
  int: "∫",
  partial: "∂",
  nabla: "∇",
  ell: "ℓ",
  ldots: "…",
  dots: "…",
  cdots: "⋯",
  circ: "∘",
  star: "⋆",
  ll: "≪",
  gg: "≫",
  langle: "⟨",
  rangle: "⟩",
  lVert: "‖",
  rVert: "‖",
  Vert: "‖",
  mid: "|",
  prime: "′",
  dagger: "†",
  otimes: "⊗",
  oplus: "⊕",
  log: "log",
  ln: "ln",
  exp: "exp",
  min: "min",
  max: "max",
  arg: "arg",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  lim: "lim",
  sup: "sup",
  inf: "inf",
  Pr: "Pr",
  det: "det",
  dim: "dim",
};

const UPPER: Record<string, string> = Object.fromEntries(
  [..."0123456789+-=()nik"].map((letter, place) => [
    letter,
    [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵏ"][place] ?? "",
  ]),
);
const LOWER: Record<string, string> = Object.fromEntries(
  [..."0123456789+-=()aeoxhklmnpstijruv"].map((letter, place) => [
    letter,
    [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ"][place] ?? "",
  ]),
);

const STYLED =
  /\\(?:mathcal|mathbb|mathbf|mathrm|mathit|mathsf|mathtt|text|textbf|textit|operatorname|bm|boldsymbol)\s*\{([^{}]*)\}/g;

/**
 * Text with the math between dollar signs in Unicode where it can be said whole: "$O(n^2)$" is
 * "O(n²)". What Unicode cannot say stays the TeX it was: half a formula would be a wrong one.
 */
export function mathToUnicode(text: string): string {
  if (!text.includes("$")) return text;
  return text.replace(
    /(?<!\\)\$([^$\n]{1,200}?)(?<!\\)\$/g,
    (whole, math: string) => formulaToUnicode(math) ?? whole,
  );
}

function formulaToUnicode(math: string): string | null {
  const said = math
    .replace(STYLED, "$1")
    .replace(/\\(?:left|right|big|Big|bigl|bigr)(?![A-Za-z])/g, "")
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, inner: string) => `√${group(inner)}`)
    .replace(
      /\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
      (_, top: string, bottom: string) => `${group(top)}/${group(bottom)}`,
    )
    .replace(/\\([A-Za-z]+)/g, (whole, name: string) => SIGNS[name] ?? whole)
    .replace(/\\[,;:! ]/g, " ")
    .replace(/\\([%$#&_{}|])/g, "$1")
    .replace(
      /\^(?:\{([^{}]*)\}|(\S))/g,
      (whole, many?: string, one?: string) => raise(many ?? one ?? "", UPPER) ?? whole,
    )
    .replace(
      /_(?:\{([^{}]*)\}|(\S))/g,
      (whole, many?: string, one?: string) => raise(many ?? one ?? "", LOWER) ?? whole,
    );
  return /[\\^_{}]/.test(said) ? null : said.replace(/~/g, " ").replace(/\s+/g, " ").trim();
}

const group = (text: string) => (/^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`);

function raise(text: string, letters: Record<string, string>): string | null {
  const raised = [...text].map((letter) => letters[letter]);
  return raised.every((letter) => letter !== undefined) ? raised.join("") : null;
}
