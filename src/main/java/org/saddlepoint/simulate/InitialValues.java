package org.saddlepoint.simulate;

import java.util.Optional;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.RandomStream;

/**
 * Sets the states of the first instant: each site and trajectory independently from the field's {@code initial} distribution. Without
 * one, a field starts from a standard normal number, a field that is kept positive from a log-normal one, the fields of a static
 * network from zero; time derivatives start from zero.
 */
final class InitialValues {
  private static final double SPREAD_OF_LOGARITHM = 0.5;

  private InitialValues() {}

  static void set(Compiled compiled, Frame frame, Streams streams) {
    Program program = compiled.program();
    Network network = program.network();
    for (int k = 0; k < compiled.stateCount(); k++) {
      String name = program.states().get(k).slot().name();
      double[] values = frame.array(compiled.stateSlot(k));
      boolean logarithm = program.logarithms().containsKey(name);
      Optional<Field> field = network.findField(logarithm ? program.logarithms().get(name) : name);
      if (field.isEmpty()) {
        java.util.Arrays.fill(values, 0);
        continue;
      }
      Sampler sampler = field.get().initial().map(law -> Sampler.of(law, e -> number(e, network))).orElseGet(() -> byDefault(logarithm, network));
      RandomStream stream = streams.of("initial " + field.get().name());
      for (int i = 0; i < values.length; i++) {
        // An open interval: the quantile of a normal number at 0 is infinite.
        double value = sampler.at(Math.max(stream.nextDouble(), Double.MIN_NORMAL));
        values[i] = logarithm ? Math.log(value) : value;
      }
    }
  }

  private static Sampler byDefault(boolean logarithm, Network network) {
    if (network.time() == TimeKind.STATIC) {
      return u -> 0;
    }
    return logarithm ? Sampler.of(new Distribution.LogNormal(Expr.ZERO, Expr.num(org.saddlepoint.expr.Rational.ofDouble(SPREAD_OF_LOGARITHM))), e -> number(e, network))
        : Sampler.of(new Distribution.Normal(Expr.ZERO, Expr.ONE), e -> number(e, network));
  }

  private static double number(Expr expr, Network network) {
    return Evaluation.real(network.withParameterValues(network.expandFunctions(expr)));
  }
}
