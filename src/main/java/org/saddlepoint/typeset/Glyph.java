package org.saddlepoint.typeset;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The symbols that are not letters of the keyboard: their names, LaTeX commands and Unicode characters. */
enum Glyph {
  ALPHA("alpha", "α"),
  BETA("beta", "β"),
  GAMMA("gamma", "γ"),
  DELTA("delta", "δ"),
  EPSILON("epsilon", "\\varepsilon", "ε"),
  ZETA("zeta", "ζ"),
  ETA("eta", "η"),
  THETA("theta", "θ"),
  IOTA("iota", "ι"),
  KAPPA("kappa", "κ"),
  LAMBDA("lambda", "λ"),
  MU("mu", "μ"),
  NU("nu", "ν"),
  XI("xi", "ξ"),
  PI("pi", "π"),
  RHO("rho", "ρ"),
  SIGMA("sigma", "σ"),
  TAU("tau", "τ"),
  UPSILON("upsilon", "υ"),
  PHI("phi", "φ"),
  CHI("chi", "χ"),
  PSI("psi", "ψ"),
  OMEGA("omega", "ω"),
  CAPITAL_GAMMA("Gamma", "Γ"),
  CAPITAL_DELTA("Delta", "Δ"),
  CAPITAL_THETA("Theta", "Θ"),
  CAPITAL_LAMBDA("Lambda", "Λ"),
  CAPITAL_XI("Xi", "Ξ"),
  CAPITAL_PI("Pi", "Π"),
  CAPITAL_SIGMA("Sigma", "Σ"),
  CAPITAL_UPSILON("Upsilon", "Υ"),
  CAPITAL_PHI("Phi", "Φ"),
  CAPITAL_PSI("Psi", "Ψ"),
  CAPITAL_OMEGA("Omega", "Ω"),
  ELL("ell", "ℓ"),
  PARTIAL("partial", "∂"),
  INFINITY("infinity", "\\infty", "∞"),
  DOTS("dots", "\\cdots", "⋯"),
  DAGGER("dagger", "†"),
  STAR("star", "\\ast", "∗"),
  TRANSPOSE("transpose", "\\top", "ᵀ");

  private static final Map<String, Glyph> BY_NAME = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(g -> g.spelling, Function.identity()));

  private final String spelling;
  private final String latex;
  private final String unicode;

  Glyph(String spelling, String unicode) {
    this(spelling, "\\" + spelling, unicode);
  }

  Glyph(String spelling, String latex, String unicode) {
    this.spelling = spelling;
    this.latex = latex;
    this.unicode = unicode;
  }

  static Optional<Glyph> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  String latex() {
    return latex;
  }

  String unicode() {
    return unicode;
  }
}
