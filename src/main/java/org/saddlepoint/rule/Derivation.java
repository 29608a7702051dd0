package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.Step;
import org.saddlepoint.model.Network;

/** The standard chain of rules from a network to its mean-field equations and its fluctuations. */
public record Derivation(Network network, MeanFieldEquations saddle, FourPoint fluctuations, List<Step> steps) {

  /** All rules with their checks. */
  public static Derivation of(Network network) {
    List<Step> steps = new ArrayList<>();
    Equations named = taken(new NameInputs().step(new Equations(network)), steps);
    Microscopic action = taken(new Msrdj().step(named), steps);
    Averaged averaged = taken(new Average().step(action), steps);
    Collective collective = taken(new Factorise().step(averaged), steps);
    MeanFieldEquations saddle = taken(new Saddle().step(collective), steps);
    taken(new Stationary().step(saddle), steps);
    FourPoint fluctuations = taken(new Fluctuations().step(saddle), steps);
    return new Derivation(network, saddle, fluctuations, List.copyOf(steps));
  }

  /** The saddle point alone, by the same rules without their checks: what a solver needs. */
  public static MeanFieldEquations meanField(Network network) {
    Equations named = new NameInputs().apply(new Equations(network));
    return new Saddle().apply(new Factorise().apply(new Average().apply(new Msrdj().apply(named))));
  }

  private static <B extends org.saddlepoint.action.Stage> B taken(Rule.Applied<B> applied, List<Step> steps) {
    steps.add(applied.step());
    return applied.stage();
  }
}
