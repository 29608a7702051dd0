package org.saddlepoint.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Environment;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;

/** Random complex values for the kernels of two-copy formulas: spectra of one label real and positive, others complex, conj respected. */
public final class RandomSpectra implements Environment<Complex> {
  private final Random random;
  private final Map<String, Complex> values = new HashMap<>();

  RandomSpectra(long seed) {
    this.random = new Random(seed);
  }

  /** The largest relative difference of two formulas over a number of random points. */
  public static double distance(Expr left, Expr right, int points) {
    double worst = 0;
    for (int k = 0; k < points; k++) {
      RandomSpectra world = new RandomSpectra(101L * k + 7);
      Complex a = Evaluation.complex(left, world);
      Complex b = Evaluation.complex(right, world);
      double distance = a.minus(b).abs() / Math.max(1e-3, a.abs() + b.abs());
      worst = distance <= worst ? worst : distance;
    }
    return worst;
  }

  @Override
  public Optional<Complex> symbol(String name) {
    return Optional.of(values.computeIfAbsent(name, k -> new Complex(0.4 + random.nextDouble() / 2, 0)));
  }

  @Override
  public Complex function(Apply call, List<Complex> arguments) {
    if (call.function().equals("conj")) {
      return arguments.get(0).conjugate();
    }
    if (call.function().equals("average")) {
      return average(call.argument());
    }
    return values.computeIfAbsent(call.toString(), k -> new Complex(0.4 + random.nextDouble() / 2, 0));
  }

  /** An average over sites is an independent number; the average of the conjugate is the conjugate of the average. */
  private Complex average(Expr body) {
    String mirrored = Conjugate.of(body).toString();
    if (mirrored.equals(body.toString())) {
      return values.computeIfAbsent("average " + body, k -> new Complex(0.3 + random.nextDouble() / 2, 0));
    }
    Complex known = values.get("average " + mirrored);
    return known != null ? known.conjugate() : values.computeIfAbsent("average " + body, k -> new Complex(0.2 + random.nextDouble() / 3, random.nextDouble() / 3));
  }

  @Override
  public Complex kernel(Kernel kernel, List<Complex> arguments) {
    boolean real = Conjugate.of(kernel).equals(kernel);
    return values.computeIfAbsent(kernel.toString(), k -> new Complex(0.3 + random.nextDouble() / 3, real ? 0 : random.nextDouble() / 3));
  }
}
