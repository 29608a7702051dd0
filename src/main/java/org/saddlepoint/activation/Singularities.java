package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Piece;
import org.saddlepoint.expr.Pieces;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.RationalPolynomial;

/**
 * The singular points of an activation in the complex plane, nearest first: where a divisor vanishes, tanh or tan has a pole, a
 * logarithm, root or arctan branches. Equations that are polynomials in x are solved for all roots, others by Newton's method from a
 * grid of starting points with |Re x|, |Im x| ≤ 8, which may miss some. A point at which the function turns out to be bounded is dropped.
 */
final class Singularities {
  private static final double REACH = 8;
  private static final int GRID = 24;
  private static final int PERIODS = 3;
  private static final double SAME = 1e-7;

  private final List<Singularity> found = new ArrayList<>();
  private Expr formula = Expr.ZERO;

  private Singularities() {}

  static List<Singularity> of(Expr activation) {
    Singularities search = new Singularities();
    for (Piece piece : Pieces.of(activation, Activation.X)) {
      search.formula = piece.formula();
      search.collect(piece.formula(), piece);
    }
    search.found.sort(Comparator.comparingDouble(Singularity::distance).thenComparingDouble(s -> s.at().re()));
    return List.copyOf(search.found);
  }

  private void collect(Expr e, Piece piece) {
    if (!e.contains(Activation.X)) {
      return;
    }
    e.children().forEach(c -> collect(c, piece));
    if (e instanceof Power p && p.exponent() instanceof Num n && !(n.value().isInteger() && n.value().signum() > 0)) {
      solve(p.base(), Complex.ZERO, n.value().isInteger() ? Singularity.Kind.POLE : Singularity.Kind.BRANCH_POINT, piece);
    } else if (e instanceof Apply a && a.builtin().isPresent()) {
      function(a, a.builtin().get(), piece);
    }
  }

  private void function(Apply a, Builtin function, Piece piece) {
    switch (function) {
      case LOG -> solve(a.argument(), Complex.ZERO, Singularity.Kind.BRANCH_POINT, piece);
      case ATAN -> {
        solve(a.argument(), Complex.I, Singularity.Kind.BRANCH_POINT, piece);
        solve(a.argument(), Complex.I.negate(), Singularity.Kind.BRANCH_POINT, piece);
      }
      case TANH, TAN -> {
        for (int k = -PERIODS; k < PERIODS; k++) {
          double place = Math.PI * (k + 0.5);
          solve(a.argument(), function == Builtin.TAN ? Complex.of(place) : new Complex(0, place), Singularity.Kind.POLE, piece);
        }
      }
      default -> { }
    }
  }

  private void solve(Expr u, Complex value, Singularity.Kind kind, Piece piece) {
    // Roots of higher multiplicity would be known to few digits only, and pairs of real ones taken for complex.
    Optional<RationalPolynomial> exact = value.equals(Complex.ZERO) ? RationalPolynomial.read(u, Activation.X).filter(q -> q.degree() > 0) : Optional.empty();
    Expr simple = exact.map(q -> q.divide(q.gcd(q.derivative()))[0].toExpr(Activation.X)).orElse(u);
    Optional<List<Expr>> polynomial = NormalForm.coefficients(simple, Activation.X);
    List<Complex> roots = polynomial.isPresent() ? ComplexRoots.of(shifted(polynomial.get(), value)) : newton(u, value);
    for (Complex root : roots) {
      add(root, kind, piece);
    }
  }

  private static List<Complex> shifted(List<Expr> coefficients, Complex value) {
    List<Complex> numbers = new ArrayList<>();
    for (Expr c : coefficients) {
      numbers.add(Evaluation.complex(c, Map.of()));
    }
    numbers.set(0, numbers.get(0).minus(value));
    return numbers;
  }

  private void add(Complex root, Singularity.Kind kind, Piece piece) {
    Complex tidy = new Complex(tidy(root.re(), root), tidy(root.im(), root));
    if (tidy.im() < 0 || tidy.isReal() && (tidy.re() < piece.low() - SAME || tidy.re() > piece.high() + SAME)) {
      return;
    }
    boolean known = found.stream().anyMatch(s -> s.at().minus(tidy).abs() < SAME * (1 + tidy.abs()));
    int order = kind == Singularity.Kind.POLE ? order(tidy) : 0;
    if (!known && (kind == Singularity.Kind.BRANCH_POINT || order > 0)) {
      found.add(new Singularity(tidy, kind, order));
    }
  }

  private static double tidy(double part, Complex whole) {
    return Math.abs(part) < 1e-9 * (1 + whole.abs()) ? 0 : part;
  }

  /** The order of a pole from how much |f| grows when the distance shrinks tenfold; 0 if it does not grow. */
  private int order(Complex pole) {
    double far = size(pole, 1e-3);
    double near = size(pole, 1e-4);
    return (int) Math.max(0, Math.round(Math.log10(near / far)));
  }

  private double size(Complex centre, double radius) {
    double sum = 0;
    for (double angle : new double[] {0.3, 2.4, 4.5}) {
      Complex z = centre.plus(new Complex(0, angle).exp().times(radius * (1 + centre.abs())));
      sum += Evaluation.complex(formula, Map.of(Activation.X, z)).abs();
    }
    return sum;
  }

  private static List<Complex> newton(Expr u, Complex value) {
    Expr slope = u.derivative(Activation.X);
    List<Complex> roots = new ArrayList<>();
    for (int i = 0; i <= GRID; i++) {
      for (int j = 0; j <= GRID; j++) {
        Complex z = new Complex(REACH * (2.0 * i / GRID - 1) + 0.017, REACH * j / GRID + 0.013);
        for (int k = 0; k < 40 && z.isFinite() && z.abs() < 3 * REACH; k++) {
          Map<String, Complex> at = Map.of(Activation.X, z);
          Complex step = Evaluation.complex(u, at).minus(value).dividedBy(Evaluation.complex(slope, at));
          z = z.minus(step);
          if (step.abs() <= 1e-14 * (1 + z.abs())) {
            Complex root = z;
            if (roots.stream().noneMatch(r -> r.minus(root).abs() < SAME * (1 + root.abs()))) {
              roots.add(root);
            }
            break;
          }
        }
      }
    }
    return roots;
  }
}
