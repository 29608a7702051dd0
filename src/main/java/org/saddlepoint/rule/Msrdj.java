package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.AffineForm;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanCoupling;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.Response;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.TimeKind;

/**
 * The Martin–Siggia–Rose–De Dominicis–Janssen action: every equation x' = F + A·sum(J, b) + B·ξ becomes
 * S = −∫ x~(x' − F) + Σ_j J_ij ∫ x~A b_j + ½∬ x~B K_ξ B x~. Fields that share an input share its post factor.
 */
public final class Msrdj implements Rule<Equations, Microscopic> {
  @Override
  public String name() {
    return "msrdj";
  }

  @Override
  public String citation() {
    return "martin1973statistical";
  }

  @Override
  public Microscopic apply(Equations before) {
    Network network = before.network();
    List<LocalDynamics> local = new ArrayList<>();
    Map<InputKey, Expr> posts = new LinkedHashMap<>();
    Map<NoiseKey, Expr> noisePosts = new LinkedHashMap<>();
    for (Field field : network.fields()) {
      AffineForm form = NameInputs.affine(network, field);
      local.add(new LocalDynamics(field.name(), field.species(), field.kind(), field.order(), form.drift()));
      Expr response = Response.of(field.name());
      form.inputs().forEach((input, a) -> posts.merge(new InputKey(field.species(), input), Expr.mul(response, a), Expr::add));
      form.noises().forEach((noise, b) -> noisePosts.merge(new NoiseKey(field.species(), noise), Expr.mul(response, b), Expr::add));
    }
    List<Interaction> interactions = new ArrayList<>();
    posts.forEach((key, post) -> {
      Coupling coupling = network.coupling(NameInputs.coupling(key.input));
      Label pre = new Label(coupling.from(), NameInputs.source(key.input));
      interactions.add(new Interaction(interactions.size(), coupling.name(), new Label(key.species, post), pre));
    });
    List<NoiseSource> noises = new ArrayList<>();
    noisePosts.forEach((key, post) -> noises.add(new NoiseSource(network.noise(key.noise).orElseThrow(), new Label(key.species, post))));
    List<MeanCoupling> means =
        interactions.stream()
            .filter(i -> !network.coupling(i.coupling()).mean().isZero())
            .map(i -> new MeanCoupling(i, network.coupling(i.coupling()).mean()))
            .toList();
    boolean determinant = network.time() == TimeKind.STATIC;
    return new Microscopic(network, List.copyOf(local), List.copyOf(noises), List.copyOf(interactions), Pairings.of(network, interactions), means, determinant);
  }

  /** The derivative of the action with respect to each response field must give the equation of motion back, term by term. */
  @Override
  public Verdict check(Equations before, Microscopic after) {
    for (Field field : before.network().fields()) {
      Expr equation = Expr.sub(field.rightHandSide(), leftHandSide(field));
      Expr variation = Expr.ZERO;
      for (LocalDynamics l : after.local()) {
        variation = Expr.add(variation, l.actionDensity().derivative(Response.of(field.name()).name()));
      }
      for (Interaction i : after.interactions()) {
        Expr input = Apply.of(Apply.SUM, List.of(Expr.sym(i.coupling()), i.pre().local()));
        variation = Expr.add(variation, Expr.mul(i.post().amplitude(field.name()), input));
      }
      for (NoiseSource n : after.noises()) {
        variation = Expr.add(variation, Expr.mul(n.post().amplitude(field.name()), Expr.sym(n.noise().name())));
      }
      if (!Vanishes.identically(Expr.sub(variation, equation))) {
        return Verdict.refuted("functional derivative", "δS/δ" + Response.of(field.name()) + " = " + variation + ", but the equation of motion says " + equation);
      }
    }
    return Verdict.exact("functional derivative");
  }

  private static Expr leftHandSide(Field field) {
    return new LocalDynamics(field.name(), field.species(), field.kind(), field.order(), Expr.ZERO).leftHandSide();
  }

  private record InputKey(String species, Apply input) {}

  private record NoiseKey(String species, String noise) {}
}
