package org.saddlepoint.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Environment;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;

/**
 * The two-point equations at single frequencies, at which ∂_τ is the number iω and the linear system a matrix of numbers: the
 * left side must be (M C M†)_fg for an arbitrary Hermitian C, and M R for an arbitrary R.
 */
final class TwoPointSpectra {
  private static final int POINTS = 8;
  private static final double TOLERANCE = 1e-10;

  private final MeanFieldEquations before;
  private final TwoPoint after;

  TwoPointSpectra(MeanFieldEquations before, TwoPoint after) {
    this.before = before;
    this.after = after;
  }

  Verdict verdict() {
    double worst = 0;
    String detail = "";
    for (int point = 0; point < POINTS; point++) {
      for (TwoPoint.Equation equation : after.equations()) {
        World world = new World(31L * point + 3);
        double residual = residual(equation, world);
        if (!(residual <= worst)) {
          worst = residual;
          detail = "at ω = " + (float) world.omega + " the equation " + equation.left() + " = " + equation.right() + " misses by " + (float) residual;
        }
      }
    }
    return Verdict.numeric("one frequency", POINTS, TOLERANCE, worst, detail);
  }

  private double residual(TwoPoint.Equation equation, World world) {
    String f = equation.leading().labels().get(0).toString();
    String g = equation.leading().labels().get(1).toString();
    SiteProcess process = before.processes().stream().filter(p -> p.local().stream().anyMatch(l -> l.field().equals(f))).findFirst().orElseThrow();
    LinearSystem system = LinearSystem.of(process).orElseThrow();
    int row = system.fields().indexOf(f);
    int column = system.fields().indexOf(g);
    Complex left = Evaluation.complex(equation.left(), world);
    if (equation.leading().head().equals(TwoPoint.RESPONSE)) {
      Complex expected = Complex.ZERO;
      for (int p = 0; p < system.size(); p++) {
        expected = expected.plus(symbol(system, row, p, world).times(world.correlation(TwoPoint.RESPONSE, system.fields().get(p), g)));
      }
      Complex right = Evaluation.complex(equation.right(), world);
      Complex source = row == column ? Evaluation.complex(Expr.mul(before.network().species(process.species()).ratio(), Expr.apply("delta", Expr.sym("tau"))), world) : Complex.ZERO;
      return left.minus(expected).abs() + right.minus(source).abs();
    }
    Complex expected = Complex.ZERO;
    for (int p = 0; p < system.size(); p++) {
      for (int q = 0; q < system.size(); q++) {
        Complex c = world.correlation(TwoPoint.CORRELATION, system.fields().get(p), system.fields().get(q));
        expected = expected.plus(symbol(system, row, p, world).times(c).times(symbol(system, column, q, world).conjugate()));
      }
    }
    return left.minus(expected).abs() + inputs(process, system, row, column, world).minus(Evaluation.complex(equation.right(), world)).abs();
  }

  /** M_fp at iω (at e^{iω} in discrete time). */
  private static Complex symbol(LinearSystem system, int f, int p, World world) {
    Complex sum = Complex.ZERO;
    List<Expr> coefficients = system.operator(f, p);
    for (int m = 0; m < coefficients.size(); m++) {
      sum = sum.plus(Evaluation.complex(coefficients.get(m), world).times(system.discrete() ? world.shift(m) : world.derivative(m)));
    }
    return sum;
  }

  /** The spectrum of the inputs,. */
  private Complex inputs(SiteProcess process, LinearSystem system, int f, int g, World world) {
    Complex sum = Complex.ZERO;
    String x = system.fields().get(f);
    String y = system.fields().get(g);
    for (Drive d : process.drives()) {
      Complex c = world.correlation(TwoPoint.CORRELATION, d.covariance().left().local().toString(), d.covariance().right().local().toString());
      Expr parallel = Expr.mul(d.left().amplitude(x), d.right().amplitude(y));
      Expr crossed = Expr.mul(d.right().amplitude(x), d.left().amplitude(y));
      Complex weight = Evaluation.complex(Expr.mul(d.multiplicity(), d.weight()), world).times(world.memory(d.persistence()));
      sum = sum.plus(weight.times(world.site(before.network(), process, parallel)).times(c));
      sum = sum.plus(weight.times(world.site(before.network(), process, crossed)).times(c.conjugate()));
    }
    for (NoiseSource n : process.noises()) {
      Expr amplitude = Expr.mul(n.post().amplitude(x), n.post().amplitude(y));
      sum = sum.plus(world.site(before.network(), process, amplitude).times(Evaluation.complex(Stationary.covariance(n.noise()), world)));
    }
    sum = sum.plus(world.site(before.network(), process, Expr.mul(Stationary.meanInput(process, system, f), Stationary.meanInput(process, system, g))));
    return sum.times(Evaluation.complex(before.network().species(process.species()).ratio(), world));
  }

  /** Random values of everything at one frequency. */
  private static final class World implements Environment<Complex> {
    private final Random random;
    private final double omega;
    private final Map<String, Complex> values = new HashMap<>();

    World(long seed) {
      this.random = new Random(seed);
      this.omega = 0.2 + 2 * random.nextDouble();
    }

    Complex derivative(int order) {
      Complex result = Complex.ONE;
      for (int k = 0; k < order; k++) {
        result = result.times(new Complex(0, omega));
      }
      return result;
    }

    Complex shift(int steps) {
      return new Complex(Math.cos(omega * steps), Math.sin(omega * steps));
    }

    /** C_pq(ω) with C_qp = conj C_pq; responses have no symmetry. */
    Complex correlation(String head, String p, String q) {
      if (head.equals(TwoPoint.CORRELATION) && p.compareTo(q) > 0) {
        return correlation(head, q, p).conjugate();
      }
      Complex value = values.computeIfAbsent(head + "|" + p + "|" + q, k -> new Complex(draw(), draw()));
      return head.equals(TwoPoint.CORRELATION) && p.equals(q) ? new Complex(value.re(), 0) : value;
    }

    Complex memory(org.saddlepoint.model.Persistence persistence) {
      return Evaluation.complex(Stationary.memory(persistence), this);
    }

    Complex site(org.saddlepoint.model.Network network, SiteProcess process, Expr weight) {
      return Evaluation.complex(Stationary.siteAverage(network, process, weight), this);
    }

    private double draw() {
      return 0.5 + random.nextDouble();
    }

    @Override
    public Optional<Complex> symbol(String name) {
      return Optional.of(values.computeIfAbsent(name, k -> new Complex(draw(), 0)));
    }

    @Override
    public Complex function(Apply call, List<Complex> arguments) {
      return values.computeIfAbsent(call.toString(), k -> new Complex(draw(), 0));
    }

    @Override
    public Complex kernel(Kernel kernel, List<Complex> arguments) {
      if (kernel.head().equals(TwoPoint.MEAN) || kernel.head().equals(TwoPoint.NOISE)) {
        return values.computeIfAbsent(kernel.toString(), k -> new Complex(draw(), 0));
      }
      Complex value = correlation(kernel.head(), kernel.labels().get(0).toString(), kernel.labels().get(1).toString());
      double lag = arguments.get(0).re() - symbol("tau").orElseThrow().re();
      return value.times(derivative(kernel.orders().get(0))).times(new Complex(Math.cos(omega * lag), Math.sin(omega * lag)));
    }
  }
}
