package org.saddlepoint.rule;

import java.util.List;
import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.Grid;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.MeanCoupling;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.PairTerm;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Network;

/**
 * The average on a finite grid, from the statistics of single matrix elements: E X + ½ Σ Cov(J_e, K_f) S_e S_f over all pairs
 * of elements, S_e = Σ_t a_i b_j, against the averaged action's products of site sums.
 */
final class AverageOnGrid extends GridComparison {
  private final Microscopic before;
  private final Averaged after;

  AverageOnGrid(Microscopic before, Averaged after) {
    super(before.network());
    this.before = before;
    this.after = after;
  }

  @Override
  Sides on(Grid grid) {
    return new Sides(cumulants(grid), siteSums(grid), "the exponent after the average over the couplings");
  }

  private double cumulants(Grid grid) {
    double exponent = 0;
    for (Interaction k : before.interactions()) {
      Coupling first = before.network().coupling(k.coupling());
      for (int i = 0; i < grid.size(first.to()); i++) {
        for (int j = 0; j < grid.size(first.from()); j++) {
          exponent += grid.parameter(first.mean()) / Grid.N * strength(grid, k, i, j);
          for (Interaction l : before.interactions()) {
            exponent += pair(grid, k, l, i, j);
          }
        }
      }
    }
    return exponent;
  }

  /** ½ Σ over the elements of l that are correlated with element (i, j) of k: the same place and the transposed place. */
  private double pair(Grid grid, Interaction k, Interaction l, int i, int j) {
    Network network = before.network();
    Coupling first = network.coupling(k.coupling());
    Coupling second = network.coupling(l.coupling());
    double same = 0;
    double transposed = 0;
    if (first.name().equals(second.name())) {
      same = covariance(grid, first.variance(), first, i, j);
      transposed = same * grid.parameter(first.reciprocity());
    } else {
      for (Covariance c : network.covariances()) {
        if (c.left().equals(first.name()) && c.right().equals(second.name()) || c.left().equals(second.name()) && c.right().equals(first.name())) {
          double value = covariance(grid, c.value(), first, i, j);
          same += c.transposed() ? 0 : value;
          transposed += c.transposed() ? value : 0;
        }
      }
    }
    double sum = 0;
    for (int t = 0; t < Grid.TIMES; t++) {
      for (int s = 0; s < Grid.TIMES; s++) {
        double memory = grid.memory(first.persistence(), t, s);
        double left = at(grid, k, i, j, t);
        sum += same == 0 ? 0 : same * memory * left * at(grid, l, i, j, s);
        sum += transposed == 0 ? 0 : transposed * memory * left * at(grid, l, j, i, s);
      }
    }
    return sum / (2.0 * Grid.N);
  }

  /** The covariance at the elements' sites: each factor is taken at the end whose site parameters it contains. */
  private static double covariance(Grid grid, Expr value, Coupling ends, int i, int j) {
    double result = 1;
    for (Expr factor : value instanceof Product p ? p.factors() : List.of(value)) {
      boolean source = factor.freeSymbols().stream().anyMatch(n -> grid.isSiteParameter(n, ends.from()));
      result *= source && !ends.square() ? grid.weight(factor, ends.from(), j) : grid.weight(factor, ends.to(), i);
    }
    return result;
  }

  private static double at(Grid grid, Interaction k, int i, int j, int t) {
    return grid.at(k.post(), i, t) * grid.at(k.pre(), j, t);
  }

  private static double strength(Grid grid, Interaction k, int i, int j) {
    double sum = 0;
    for (int t = 0; t < Grid.TIMES; t++) {
      sum += at(grid, k, i, j, t);
    }
    return sum;
  }

  private double siteSums(Grid grid) {
    double exponent = 0;
    for (PairTerm p : after.pairs()) {
      double coefficient = grid.parameter(p.coefficient()) / Grid.N;
      for (int t = 0; t < Grid.TIMES; t++) {
        for (int s = 0; s < Grid.TIMES; s++) {
          double left = 0;
          for (int i = 0; i < grid.size(p.left().first().species()); i++) {
            left += grid.at(p.left().first(), i, t) * grid.at(p.left().second(), i, s);
          }
          double right = 0;
          for (int j = 0; j < grid.size(p.right().first().species()); j++) {
            right += grid.at(p.right().first(), j, t) * grid.at(p.right().second(), j, s);
          }
          exponent += coefficient * grid.memory(p.persistence(), t, s) * left * right;
        }
      }
    }
    for (MeanCoupling m : after.means()) {
      for (int t = 0; t < Grid.TIMES; t++) {
        exponent += grid.parameter(m.weight()) * Grid.N * grid.mean(m.interaction().post(), t) * grid.mean(m.interaction().pre(), t);
      }
    }
    return exponent;
  }
}
