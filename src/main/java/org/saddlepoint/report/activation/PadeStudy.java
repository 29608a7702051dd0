package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.RationalApproximant;
import org.saddlepoint.expr.Approximant;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Pade;

/**
 * A Padé approximant of an activation about 0.
 *
 * @param approximant P and Q, exact
 * @param rational its poles and doublets
 * @param errors see {@link ApproximantStudy#errors()}
 */
public record PadeStudy(Approximant approximant, RationalApproximant rational, List<ApproximationError> errors) implements ApproximantStudy {

  /** @throws org.saddlepoint.expr.NotAnalyticException if the activation has no Taylor series at 0 */
  static PadeStudy of(Activation phi, int m, int n, double[] variances) {
    Approximant approximant = Pade.approximant(phi.formula(), Activation.X, m, n);
    RationalApproximant rational = RationalApproximant.of(approximant);
    return new PadeStudy(approximant, rational, rational.usable() ? ApproximantStudy.errors(phi, rational.activation(), variances) : List.of());
  }

  /** {@code [3/2]}, as asked for. */
  @Override
  public String name() {
    return "[" + approximant.requestedNumeratorDegree() + "/" + approximant.requestedDenominatorDegree() + "]";
  }

  @Override
  public String kind() {
    return "Pade approximant";
  }

  @Override
  public Expr formula() {
    return rational.formula();
  }

  @Override
  public List<Complex> poles() {
    return rational.poles();
  }

  @Override
  public Optional<String> refusal() {
    return refusal(rational);
  }

  static Optional<String> refusal(RationalApproximant rational) {
    return rational.usable() ? Optional.empty()
        : Optional.of("a pole on the real axis at x = " + rational.realPoles().stream().map(Object::toString).collect(Collectors.joining(", ")) + ", so that Gaussian averages are infinite");
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (approximant.degenerate()) {
      remarks.add("degenerate: of degrees " + approximant.numeratorDegree() + "/" + approximant.denominatorDegree() + ", right to order " + approximant.order());
    }
    remarks.addAll(doublets(rational));
    return remarks;
  }

  static List<String> doublets(RationalApproximant rational) {
    return rational.doublets().stream().map(d -> "the pole at " + ActivationText.complex(d.pole()) + " nearly cancels against a zero " + String.format(java.util.Locale.ROOT, "%.1e", d.separation()) + " away").toList();
  }

  /** The coefficients of P or Q, the constant term first. */
  static List<Expr> coefficients(Expr polynomial) {
    return NormalForm.coefficients(polynomial, Activation.X).orElseThrow();
  }
}
