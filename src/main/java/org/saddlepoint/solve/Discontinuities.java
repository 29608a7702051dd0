package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Steps;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;

/**
 * Functions that jump. The response of a sampled site is followed as a tangent along each trajectory, ∂b(x(t))/∂h(s) = b'(x(t)) ∂x(t)/∂h(s), and
 * a jump of b contributes by the density of x there, which no single tangent sees.
 */
final class Discontinuities {
  /** Other symbols stand at a number without meaning, at which no two pieces of a function meet by chance. */
  private static final Rational ELSEWHERE = Rational.of(3719, 10007);

  private final Network network;
  private final ModelNumbers numbers;

  private Discontinuities(Network network) {
    this.network = network;
    this.numbers = new ModelNumbers(network);
  }

  /** What jumps, in words; empty where all dynamics, outputs and observables are continuous. */
  static Optional<String> of(MeanFieldEquations equations, List<Measured> measured) {
    Discontinuities search = new Discontinuities(equations.network());
    Map<String, Expr> read = new LinkedHashMap<>();
    for (SiteProcess p : equations.processes()) {
      p.local().forEach(l -> read.put("the dynamics of " + l.field(), l.drift()));
      p.drives().forEach(d -> List.of(d.covariance().left(), d.covariance().right(), d.left(), d.right()).forEach(l -> read.put(l.local().toString(), l.local())));
      p.feedbacks().forEach(f -> List.of(f.from(), f.response().left()).forEach(l -> read.put(l.local().toString(), l.local())));
      p.means().forEach(m -> read.put(m.of().local().toString(), m.of().local()));
    }
    measured.forEach(m -> read.put("the observable " + m.name(), m.expr()));
    return read.entrySet().stream().filter(e -> search.jumps(e.getValue())).map(Map.Entry::getKey).findFirst();
  }

  private boolean jumps(Expr formula) {
    Expr function = numbers.inNumbers(network.expandFunctions(formula));
    List<String> fields = new ArrayList<>();
    for (Field f : network.fields()) {
      for (int order = 0; order < Math.max(1, f.order()); order++) {
        fields.add(f.name() + "'".repeat(order));
      }
    }
    return fields.stream().filter(function::contains).anyMatch(x -> Steps.jumps(along(function, x), x));
  }

  /** The function of one symbol that is left when all others stand still. */
  private static Expr along(Expr function, String symbol) {
    Expr line = function;
    for (String other : function.freeSymbols()) {
      line = other.equals(symbol) ? line : line.substitute(other, Expr.num(ELSEWHERE));
    }
    return line;
  }
}
