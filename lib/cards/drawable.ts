/** Letters of formulas that the font lacks, by their names. */
const GREEK: Record<string, string> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ϵ: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  ν: "nu",
  ξ: "xi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  ϕ: "phi",
  χ: "chi",
  ψ: "psi",
};

/**
 * What Geist has, the font that next/og brings: Latin with its accents, Cyrillic, and the common signs
 * of print and mathematics.
 */
const DRAWN =
  /[ -~\u00A0-\u00AC\u00AE-\u0113\u0116-\u012B\u012E-\u0137\u0139-\u013E\u0141-\u0148\u0150-\u017Eλμπω\u0400-\u045F\u1EA0-\u1EF9–—‘’“”†•…′″‹›⁰⁴-⁹₀-₉€™←-↙∂∏−√∞∫≈≠≤≥]/u;

/**
 * Pure: the text in characters that can be drawn. The drawing library would ask a server of Google's
 * for the font of any other; so those go, or are spelled out.
 */
export function drawable(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => GREEK[letter] ?? (DRAWN.test(letter) ? letter : " "))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
