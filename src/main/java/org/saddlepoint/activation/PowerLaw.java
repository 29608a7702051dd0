package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.numeric.SpecialFunctions;

/**
 * How the fixed points of x = Σ J φ(x) + ξ (independent couplings of variance g²/N, frozen noise of variance σ²) scale for an odd activation that is
 * c sgn(x)|x|^p, or approaches it for large |x|. All of it follows from Δ = σ² + g² E φ² and the Gaussian moments
 * E|z|^s = 2^(s/2) Γ((s+1)/2)/√π, as expressions in p and c. Source of the theory: arXiv:2510.21742.
 *
 * @param exponent p
 * @param coefficient c
 * @param exact whether the activation is a power law everywhere and not only far out
 * @param laws what follows
 */
public record PowerLaw(Rational exponent, Expr coefficient, boolean exact, List<Law> laws) {
  /** The symbols of the expressions. */
  public static final String P = "p";
  public static final String C = "c";
  public static final String G = "g";
  public static final String SIGMA = "sigma";
  public static final String DELTA = "Delta";

  private static final String GAMMA = "Gamma";
  private static final Expr p = Expr.sym(P);
  private static final Expr c = Expr.sym(C);
  private static final Expr g = Expr.sym(G);
  private static final Expr sigma = Expr.sym(SIGMA);
  private static final Expr delta = Expr.sym(DELTA);

  /**
   * One statement.
   *
   * @param name what it is, as in {@code C_x(0)}; empty for none of the program's quantities
   * @param words what it says
   * @param general the expression in p, c, g, σ, Δ
   * @param here with this activation's p and c put in, Γ evaluated; in g, σ, Δ
   */
  public record Law(String name, String words, Expr general, Expr here) {
    /** The number, where nothing is left to be put in. */
    public Optional<Double> value() {
      return here.freeSymbols().isEmpty() ? Optional.of(Evaluation.real(here)) : Optional.empty();
    }

    /** The number at some g, σ. */
    public double at(double coupling, double noise) {
      return Evaluation.real(here, Map.of(G, coupling, SIGMA, noise));
    }
  }

  /** The laws of an activation; empty unless it is odd and behaves like a power of x, other than linearly, far out. */
  public static Optional<PowerLaw> of(ActivationAnalysis analysis) {
    Growth growth = analysis.atPlusInfinity();
    boolean power = growth.kind() == Growth.Kind.POWER && growth.power().signum() >= 0 && !growth.power().equals(Rational.ONE);
    if (!power || analysis.parity() != Parity.ODD || Evaluation.real(growth.coefficient()) == 0) {
      return Optional.empty();
    }
    return Optional.of(isPower(analysis.activation(), growth) ? everywhere(growth.power(), growth.coefficient()) : asymptotic(growth.power(), growth.coefficient()));
  }

  /** Whether an odd function is its own asymptotic law: smooth but at 0, and equal on seven decades. */
  private static boolean isPower(Activation phi, Growth growth) {
    double power = growth.power().doubleValue();
    double size = Evaluation.real(growth.coefficient());
    return phi.kinks().stream().allMatch(k -> k.at() == 0)
        && DoubleStream.of(1e-4, 0.01, 0.3, 1, 2.7, 40, 1e3).allMatch(x -> Math.abs(phi.at(x) - size * Math.pow(x, power)) <= 1e-13 * Math.abs(size) * Math.pow(x, power));
  }

  /** E|z|^s of a standard normal z. */
  public static Expr moment(Expr s) {
    return Expr.mul(Expr.pow(Expr.TWO, Expr.mul(Expr.HALF, s)), Expr.apply(GAMMA, Expr.mul(Expr.HALF, Expr.add(s, Expr.ONE))), Expr.pow(Expr.PI, Expr.neg(Expr.HALF)));
  }

  private static Expr square() {
    return Expr.mul(Expr.pow(c, 2), moment(Expr.mul(Expr.TWO, p)));
  }

  private static Expr slope() {
    return Expr.mul(c, moment(Expr.add(p, Expr.ONE)));
  }

  /** 1/(1 − p). */
  private static Expr resolvent() {
    return Expr.div(Expr.ONE, Expr.sub(Expr.ONE, p));
  }

  private static PowerLaw everywhere(Rational exponent, Expr coefficient) {
    List<Law> laws = new ArrayList<>();
    Builder b = new Builder(exponent, coefficient, laws);
    b.add("C_phi(0)", "mean square of the output", Expr.mul(square(), Expr.pow(delta, p)));
    b.add("gain_phi", "mean slope", Expr.mul(slope(), Expr.pow(delta, Expr.mul(Expr.HALF, Expr.sub(p, Expr.ONE)))));
    b.add("", "the one control parameter", Expr.mul(g, Expr.pow(sigma, Expr.sub(p, Expr.ONE))));
    if (exponent.compareTo(Rational.ONE) > 0) {
      Expr y = Expr.div(p, Expr.sub(p, Expr.ONE));
      b.add("", "variance of x at the fold, where the fixed point meets an unstable one and ends", Expr.mul(Expr.pow(sigma, 2), y));
      b.add("", "control parameter at the fold; finite networks below it are only metastable", Expr.pow(Expr.mul(square(), p, Expr.pow(y, Expr.sub(p, Expr.ONE))), Expr.neg(Expr.HALF)));
    } else {
      scaling(b);
      if (exponent.compareTo(Rational.of(1, 2)) > 0) {
        Expr y = Expr.pow(Expr.div(p, Expr.sub(Expr.ONE, p)), 2);
        b.add("", "variance of x at which the fixed point becomes unstable", Expr.mul(Expr.pow(sigma, 2), y));
        b.add("", "control parameter at which the fixed point becomes unstable", Expr.sqrt(Expr.div(Expr.sub(y, Expr.ONE), Expr.mul(square(), Expr.pow(y, p)))));
      }
    }
    return new PowerLaw(exponent, coefficient, true, List.copyOf(laws));
  }

  private static PowerLaw asymptotic(Rational exponent, Expr coefficient) {
    List<Law> laws = new ArrayList<>();
    if (exponent.compareTo(Rational.ONE) < 0) {
      scaling(new Builder(exponent, coefficient, laws));
    }
    return new PowerLaw(exponent, coefficient, false, List.copyOf(laws));
  }

  /** For g → ∞ the noise is negligible in Δ = σ² + g² c² M(2p) Δ^p. */
  private static void scaling(Builder b) {
    Expr variance = Expr.pow(Expr.mul(Expr.pow(g, 2), square()), resolvent());
    Expr ratio = Expr.div(Expr.pow(slope(), 2), square());
    b.add("C_x(0)", "variance of x for strong couplings", variance);
    b.add("C_phi(0)", "mean square of the output for strong couplings", Expr.div(variance, Expr.pow(g, 2)));
    b.add("gain_phi", "mean slope for strong couplings", Expr.div(Expr.sqrt(ratio), g));
    b.add("", "square of the effective coupling g chi for strong couplings", ratio);
    b.add("PR_phi", "plateau of the participation ratio of the output", Expr.pow(Expr.sub(Expr.ONE, ratio), 2));
    Expr u = Expr.div(Expr.ONE, Expr.sub(Expr.ONE, ratio));
    b.add("PR_x", "plateau of the participation ratio of x", Expr.div(Expr.ONE, Expr.add(Expr.mul(Expr.TWO, u), Expr.MINUS_ONE, Expr.pow(u, 2))));
  }

  /** Puts numbers into expressions. */
  private record Builder(Rational exponent, Expr coefficient, List<Law> laws) {
    void add(String name, String words, Expr general) {
      Expr here = evaluated(general.substitute(P, Expr.num(exponent))).substitute(C, coefficient);
      laws.add(new Law(name, words, general, here));
    }

    /** Γ of a number becomes that number. */
    private static Expr evaluated(Expr e) {
      if (e instanceof Apply a && a.function().equals(GAMMA)) {
        return Expr.num(Rational.ofDouble(Math.exp(SpecialFunctions.logGamma(Evaluation.real(a.argument())))));
      }
      return e.children().isEmpty() ? e : e.withChildren(e.children().stream().map(Builder::evaluated).toList());
    }
  }
}
