package org.saddlepoint.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Environment;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteParameter;

/**
 * Random complex values for the kernels of two-copy formulas: spectra of one label real and positive, others complex, conj
 * respected. Averages over sites are averages over a few sites with random parameters.
 */
public final class RandomSpectra implements Environment<Complex> {
  private static final int SITES = 3;

  private final Random random;
  private final Map<String, Complex> values = new HashMap<>();

  private final Set<String> siteParameters;
  private int site;

  RandomSpectra(long seed, Network network) {
    this.random = new Random(seed);
    this.siteParameters = network.species().stream().flatMap(s -> s.parameters().stream()).map(SiteParameter::name).collect(Collectors.toSet());
  }

  /** The largest relative difference of two formulas over a number of random points. */
  public static double distance(Expr left, Expr right, int points, Network network) {
    double worst = 0;
    for (int k = 0; k < points; k++) {
      RandomSpectra world = new RandomSpectra(101L * k + 7, network);
      Complex a = world.value(left);
      Complex b = world.value(right);
      double distance = a.minus(b).abs() / Math.max(1e-3, a.abs() + b.abs());
      worst = Double.isNaN(worst) || distance <= worst ? worst : distance;
    }
    return worst;
  }

  @Override
  public Optional<Complex> symbol(String name) {
    String key = siteParameters.contains(name) ? name + "@" + site : name;
    return Optional.of(values.computeIfAbsent(key, k -> new Complex(0.4 + random.nextDouble() / 2, 0)));
  }

  @Override
  public Complex function(Apply call, List<Complex> arguments) {
    if (call.function().equals("conj")) {
      return arguments.get(0).conjugate();
    }
    return values.computeIfAbsent(call.toString(), k -> new Complex(0.4 + random.nextDouble() / 2, 0));
  }

  private Complex average(Expr body) {
    Complex sum = Complex.ZERO;
    for (site = 0; site < SITES; site++) {
      sum = sum.plus(Evaluation.complex(body, this));
    }
    site = 0;
    return sum.times(1.0 / SITES);
  }

  /** The value of a formula, its averages taken over the sites. */
  Complex value(Expr e) {
    return Evaluation.complex(averaged(e), this);
  }

  /** Replaces each average by a symbol whose value is the average: the evaluator would otherwise evaluate the argument at one site. */
  private Expr averaged(Expr e) {
    if (e instanceof Apply a && a.function().equals("average")) {
      String name = "average of " + a.argument();
      if (!values.containsKey(name)) {
        values.put(name, average(a.argument()));
      }
      return Expr.sym(name);
    }
    return e.children().isEmpty() ? e : e.withChildren(e.children().stream().map(this::averaged).toList());
  }

  @Override
  public Complex kernel(Kernel kernel, List<Complex> arguments) {
    boolean real = Conjugate.of(kernel).equals(kernel);
    String key = kernel.head().endsWith("^i") ? kernel + "@" + site : kernel.toString();
    return values.computeIfAbsent(key, k -> new Complex(0.3 + random.nextDouble() / 3, real ? 0 : random.nextDouble() / 3));
  }
}
