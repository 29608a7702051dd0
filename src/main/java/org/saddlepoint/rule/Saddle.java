package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.MeanProduct;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Species;

/**
 * The stationary point at N → ∞: O = ⟨f g⟩ over the effective site, Ô = 𝒱O. Each quadratic term gives the single-site action
 * Ô[f,g] f g of either partner: a correlation ⟨b b⟩ becomes a Gaussian drive of the post labels, a response ⟨b a⟩ a feedback
 * kernel, and ⟨a a⟩ = 0 by normalisation leaves nothing.
 */
public final class Saddle implements Rule<Collective, MeanFieldEquations> {
  @Override
  public String name() {
    return "saddle";
  }

  @Override
  public List<String> assumptions(Collective before) {
    return List.of("self-averaging: the overlaps are sharp as N → ∞", "one stationary point that describes one ergodic state");
  }

  @Override
  public String citation() {
    return "sompolinsky1982relaxational";
  }

  @Override
  public MeanFieldEquations apply(Collective before) {
    Set<Overlap> unknowns = new LinkedHashSet<>();
    Set<Label> means = new LinkedHashSet<>();
    List<SiteProcess> processes = new ArrayList<>();
    for (Species species : before.network().species()) {
      List<Drive> drives = new ArrayList<>();
      List<Feedback> feedbacks = new ArrayList<>();
      for (Quadratic q : before.quadratic()) {
        boolean self = q.left().equals(q.right());
        Expr weight = self ? Expr.mul(Expr.TWO, q.weight()) : q.weight();
        variation(species, q.left(), q.right(), weight, q, drives, feedbacks);
        if (!self) {
          variation(species, q.right(), q.left(), weight, q, drives, feedbacks);
        }
      }
      List<MeanInput> inputs =
          before.products().stream()
              .filter(p -> p.post().species().equals(species.name()))
              .map(Saddle::input)
              .toList();
      drives.forEach(d -> unknowns.add(d.covariance()));
      feedbacks.forEach(f -> unknowns.add(f.response()));
      inputs.forEach(i -> means.add(i.of()));
      processes.add(
          new SiteProcess(
              species.name(),
              before.local().stream().filter(l -> l.species().equals(species.name())).toList(),
              before.noises().stream().filter(n -> n.post().species().equals(species.name())).toList(),
              List.copyOf(drives),
              List.copyOf(feedbacks),
              inputs));
    }
    return new MeanFieldEquations(before.network(), List.copyOf(processes), List.copyOf(unknowns), List.copyOf(means), before.quadratic(), before.determinant());
  }

  /** The single-site action that the variation of a quadratic term with respect to {@code varied} leaves, with the partner at its saddle value. */
  private static void variation(Species species, Overlap varied, Overlap partner, Expr weight, Quadratic q, List<Drive> drives, List<Feedback> feedbacks) {
    if (!varied.species().equals(species.name())) {
      return;
    }
    switch (partner.kind()) {
      case CORRELATION -> {
        Overlap covariance = q.crossed() ? partner.transposed() : partner;
        Expr strength = varied.left().equals(varied.right()) ? Expr.mul(Expr.TWO, weight) : weight;
        drives.add(new Drive(varied.left(), varied.right(), strength, covariance, q.persistence()));
      }
      case RESPONSE -> feedbacks.add(new Feedback(varied.right(), varied.left(), weight, partner, q.persistence()));
      case VANISHING -> { }
    }
  }

  private static MeanInput input(MeanProduct p) {
    return new MeanInput(p.post(), p.weight(), p.pre());
  }

  @Override
  public Verdict check(Collective before, MeanFieldEquations after) {
    return new SaddleOnGrid(before, after).verdict();
  }
}
