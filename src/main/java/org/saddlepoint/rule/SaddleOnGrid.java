package org.saddlepoint.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Grid;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.MeanProduct;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.SiteProcess;

/**
 * The saddle on a finite grid. At arbitrary values of the overlaps (those of two responses zero) one further site is added:
 * the change of the quadratic form to first order, found by evaluating the form itself, must be the single-site action that
 * the drives, feedback kernels and mean inputs state.
 */
final class SaddleOnGrid extends GridComparison {
  private final Collective before;
  private final MeanFieldEquations after;

  SaddleOnGrid(Collective before, MeanFieldEquations after) {
    super(before.network());
    this.before = before;
    this.after = after;
  }

  @Override
  Sides on(Grid grid) {
    Values values = new Values(before);
    double left = 0;
    double right = 0;
    for (SiteProcess process : after.processes()) {
      // The form is bilinear, so the symmetric difference is exact.
      left += (form(grid, values, process.species(), 1) - form(grid, values, process.species(), -1)) / 2;
      right += singleSite(grid, values, process);
    }
    return new Sides(left, right, "the action of one site");
  }

  /** ½OᵀVO + oJ̄o with O[f,g] + ε f g and o[f] + ε f of one site of a species. */
  private double form(Grid grid, Values values, String species, double epsilon) {
    double sum = 0;
    for (int t = 0; t < Grid.TIMES; t++) {
      for (int s = 0; s < Grid.TIMES; s++) {
        for (Quadratic q : before.quadratic()) {
          double partner = q.crossed() ? shifted(grid, values, q.right(), s, t, species, epsilon) : shifted(grid, values, q.right(), t, s, species, epsilon);
          sum += grid.parameter(q.weight()) * grid.memory(q.persistence(), t, s) * shifted(grid, values, q.left(), t, s, species, epsilon) * partner;
        }
      }
      for (MeanProduct m : before.products()) {
        sum += grid.parameter(m.weight()) * shifted(grid, values, m.post(), t, species, epsilon) * shifted(grid, values, m.pre(), t, species, epsilon);
      }
    }
    return sum;
  }

  private static double shifted(Grid grid, Values values, Overlap o, int t, int s, String species, double epsilon) {
    double site = o.species().equals(species) ? epsilon * grid.at(o.left(), 0, t) * grid.at(o.right(), 0, s) : 0;
    return values.of(o, t, s) + site;
  }

  private static double shifted(Grid grid, Values values, Label f, int t, String species, double epsilon) {
    return values.of(f, t) + (f.species().equals(species) ? epsilon * grid.at(f, 0, t) : 0);
  }

  private double singleSite(Grid grid, Values values, SiteProcess process) {
    double sum = 0;
    for (int t = 0; t < Grid.TIMES; t++) {
      for (int s = 0; s < Grid.TIMES; s++) {
        for (Drive d : process.drives()) {
          sum += grid.parameter(d.multiplicity()) * grid.parameter(d.weight()) * grid.memory(d.persistence(), t, s)
              * values.of(d.covariance(), t, s) * grid.at(d.left(), 0, t) * grid.at(d.right(), 0, s);
        }
        for (Feedback f : process.feedbacks()) {
          sum += grid.parameter(f.weight()) * grid.memory(f.persistence(), t, s) * grid.at(f.into(), 0, t) * values.of(f.response(), t, s) * grid.at(f.from(), 0, s);
        }
      }
      for (MeanInput m : process.means()) {
        sum += grid.at(m.into(), 0, t) * grid.parameter(m.weight()) * values.of(m.of(), t);
      }
    }
    return sum;
  }

  /** Arbitrary values of the overlaps: O[f,g](t,s) = O[g,f](s,t); zero where only responses meet, and for the mean of a response. */
  private static final class Values {
    private final Map<String, Double> values = new HashMap<>();
    private final Random random = new Random(5);

    Values(Collective stage) {
      stage.overlaps().forEach(o -> of(o, 0, 0));
    }

    double of(Overlap o, int t, int s) {
      if (o.kind() == Overlap.Kind.VANISHING) {
        return 0;
      }
      String key = o.left() + "|" + t + "|" + o.right() + "|" + s + "|" + o.species();
      String mirrored = o.right() + "|" + s + "|" + o.left() + "|" + t + "|" + o.species();
      double value = values.containsKey(mirrored) ? values.get(mirrored) : values.computeIfAbsent(key, k -> random.nextDouble());
      values.put(key, value);
      return value;
    }

    double of(Label f, int t) {
      return f.isResponse() ? 0 : values.computeIfAbsent(f + "|" + t + "|" + f.species(), k -> random.nextDouble());
    }
  }
}
