package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.Orientation;
import org.saddlepoint.action.Pairing;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteParameter;

/** Reads the covariances between the matrices of all interactions off the network's coupling statistics. */
final class Pairings {
  private Pairings() {}

  static List<Pairing> of(Network network, List<Interaction> interactions) {
    List<Pairing> pairings = new ArrayList<>();
    for (Interaction k : interactions) {
      for (Interaction l : interactions) {
        if (k.index() <= l.index()) {
          between(network, k, l, pairings);
        }
      }
    }
    return List.copyOf(pairings);
  }

  private static void between(Network network, Interaction k, Interaction l, List<Pairing> pairings) {
    Coupling first = network.coupling(k.coupling());
    Coupling second = network.coupling(l.coupling());
    if (first.equals(second)) {
      add(network, k, l, Orientation.PARALLEL, first.variance(), first, pairings);
      add(network, k, l, Orientation.TRANSPOSED, Expr.mul(first.reciprocity(), first.variance()), first, pairings);
      return;
    }
    for (Covariance c : network.covariances()) {
      boolean names = c.left().equals(first.name()) && c.right().equals(second.name()) || c.left().equals(second.name()) && c.right().equals(first.name());
      if (names) {
        add(network, k, l, c.transposed() ? Orientation.TRANSPOSED : Orientation.PARALLEL, c.value(), first, pairings);
      }
    }
  }

  private static void add(Network network, Interaction k, Interaction l, Orientation orientation, Expr covariance, Coupling ends, List<Pairing> pairings) {
    if (covariance.isZero()) {
      return;
    }
    Set<String> atTarget = siteParameters(network, ends.to());
    Set<String> atSource = siteParameters(network, ends.from());
    List<Expr> target = new ArrayList<>();
    List<Expr> source = new ArrayList<>();
    List<Expr> constant = new ArrayList<>();
    for (Expr factor : covariance instanceof Product p ? p.factors() : List.of(covariance)) {
      Set<String> names = factor.freeSymbols();
      if (names.stream().anyMatch(atTarget::contains)) {
        target.add(factor);
      } else if (names.stream().anyMatch(atSource::contains)) {
        source.add(factor);
      } else {
        constant.add(factor);
      }
    }
    pairings.add(new Pairing(k, l, orientation, Expr.mul(constant), Expr.mul(target), Expr.mul(source), ends.persistence()));
  }

  private static Set<String> siteParameters(Network network, String species) {
    return network.species(species).parameters().stream().map(SiteParameter::name).collect(Collectors.toSet());
  }
}
