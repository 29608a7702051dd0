package org.saddlepoint.solve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Persistence;

/**
 * Whether the dynamics at a time step as simulated are those of {@link Clock.Stepped}: simulation integrates the linear local
 * dynamics and the noise exactly and holds the inputs over the step, which is a response of every field by itself only where fields
 * of a site do not act on each other and the noises are white or frozen.
 */
final class SteppedScheme {
  private SteppedScheme() {}

  /** Why it is not; empty if it is. */
  static Optional<String> obstacle(MeanFieldEquations equations) {
    for (SiteProcess process : equations.processes()) {
      for (NoiseSource noise : process.noises()) {
        if (!(noise.noise().law() instanceof Noise.White) && !(noise.noise().law() instanceof Noise.Quenched)) {
          return Optional.of("the coloured noise " + noise.noise().name() + " is integrated together with the field it drives");
        }
      }
      if (process.drives().stream().anyMatch(d -> !(d.persistence() instanceof Persistence.Quenched))) {
        return Optional.of("couplings that change in time are held over steps of their own");
      }
      if (!process.feedbacks().isEmpty()) {
        return Optional.of("a site's output returns to it, and simulation then uses a scheme of second order");
      }
      Optional<String> joint = joint(SiteReading.of(process));
      if (joint.isPresent()) {
        return joint;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> joint(SiteReading reading) {
    List<LocalDynamics> fields = reading.fields();
    for (int i = 0; i < fields.size(); i++) {
      LocalDynamics field = fields.get(i);
      if (field.kind() != Field.Kind.DIFFERENTIAL) {
        continue;
      }
      if (field.order() > 1) {
        return Optional.of("the equation of " + field.field() + " is of order " + field.order());
      }
      for (Map.Entry<String, Expr> c : reading.drift().get(i).coefficients().entrySet()) {
        if (!c.getKey().equals(field.field())) {
          return Optional.of(field.field() + " depends linearly on " + c.getKey() + " at the same site, and both are integrated together");
        }
      }
    }
    return Optional.empty();
  }

  /** Whether simulation integrates with a Runge–Kutta scheme, whose time step leaves no trace: nothing varies but the network itself. */
  static boolean leavesNoTrace(MeanFieldEquations equations) {
    return equations.processes().stream()
        .allMatch(
            p -> p.noises().stream().allMatch(n -> n.noise().law() instanceof Noise.Quenched) && p.drives().stream().allMatch(d -> d.persistence() instanceof Persistence.Quenched));
  }
}
