package org.saddlepoint.solve;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.Growth;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;

/**
 * What a static state is worth where a function that couplings transmit grows faster than linearly: for infinitely many sites it may be
 * stable, but at finite size rare couplings or rare draws of an input carry a network beyond all bounds (arXiv:2510.21742).
 */
final class Metastability {
  private static final String NOTE =
      "an activation grows faster than linearly, so that networks of finite size are only metastable here: some run away, and simulations count them as escaped";

  private Metastability() {}

  /** The sentence to say; empty where nothing grows faster than linearly. */
  static Optional<String> note(MeanFieldSystem system) {
    ModelNumbers numbers = new ModelNumbers(system.equations().network());
    return system.pairs().stream()
        .flatMap(p -> Stream.of(p.left(), p.right()).map(r -> system.site(p.site()).readouts().get(r).function()))
        .distinct()
        .map(f -> numbers.inNumbers(f).substitute(Readout.U, Expr.sym(Activation.X)))
        .anyMatch(Metastability::runsAway) ? Optional.of(NOTE) : Optional.empty();
  }

  private static boolean runsAway(Expr f) {
    return f.freeSymbols().equals(Set.of(Activation.X)) && (superlinear(Growth.of(f, true)) || superlinear(Growth.of(f, false)));
  }

  private static boolean superlinear(Growth growth) {
    return growth.kind() == Growth.Kind.EXPLOSIVE || growth.kind() == Growth.Kind.POWER && growth.power().compareTo(Rational.ONE) > 0;
  }
}
