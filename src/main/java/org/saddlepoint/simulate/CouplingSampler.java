package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.MatrixRows;
import org.saddlepoint.numeric.RandomStream;

/**
 * Draws the coupling matrices of one network with all their statistics: mean, variance, reciprocity, and the element-wise covariances
 * between couplings, constant or weighted by site parameters. Couplings that covary are drawn together, pair of sites by pair of sites,
 * each pair an independent Gaussian vector; the elements on the diagonal of a square coupling have the variance of all others.
 */
final class CouplingSampler {
  private final Network network;
  private final int size;
  private final int[] sites;
  private final List<Map<String, double[]>> parameters;

  /**
   * @param size the global N
   * @param sites number of sites by species
   * @param parameters site parameters by species and name
   */
  CouplingSampler(Network network, int size, int[] sites, List<Map<String, double[]>> parameters) {
    this.network = network;
    this.size = size;
    this.sites = sites;
    this.parameters = parameters;
  }

  /** The matrices by name, elements row by row, of the couplings not in {@code given}. */
  Map<String, double[]> draw(Set<String> given, Streams streams) {
    Map<String, double[]> drawn = new LinkedHashMap<>();
    List<Coupling> waiting = new ArrayList<>(network.couplings().stream().filter(c -> !given.contains(c.name())).toList());
    while (!waiting.isEmpty()) {
      List<Coupling> group = related(waiting.get(0), waiting);
      waiting.removeAll(group);
      RandomStream stream = streams.of("coupling " + group.get(0).name());
      if (elementByElement(group)) {
        drawn.put(group.get(0).name(), independent(group.get(0), stream).all(rows(group.get(0)), columns(group.get(0))));
      } else {
        Map<String, double[]> together = new CovaryingCouplings(this, group, stream).draw();
        group.forEach(c -> finish(c, together.get(c.name())));
        drawn.putAll(together);
      }
    }
    return drawn;
  }

  /** Whether the elements of a coupling are independent of one another and of all other couplings. */
  boolean isIndependent(Coupling coupling) {
    return elementByElement(related(coupling, network.couplings()));
  }

  private boolean elementByElement(List<Coupling> group) {
    return group.size() == 1 && (!group.get(0).square() || number(group.get(0).reciprocity()).isZero());
  }

  /** A coupling of independent elements, with its mean, as it is drawn. */
  MatrixRows independent(Coupling coupling, Streams streams) {
    return independent(coupling, streams.of("coupling " + coupling.name()));
  }

  private MatrixRows independent(Coupling coupling, RandomStream stream) {
    MatrixRows fluctuation = fluctuations(coupling, stream);
    boolean centred = number(coupling.mean()).isZero();
    ElementFormula mean = formula(coupling.mean(), coupling);
    double[] means = new double[columns(coupling)];
    return (i, row) -> {
      fluctuation.next(i, row);
      if (!centred) {
        mean.row(i, means);
        for (int j = 0; j < row.length; j++) {
          row[j] += means[j] / size;
        }
      }
      if (!coupling.self()) {
        row[i] = 0;
      }
    };
  }

  private List<Coupling> related(Coupling first, List<Coupling> among) {
    Set<String> names = new LinkedHashSet<>(Set.of(first.name()));
    int before = 0;
    while (names.size() > before) {
      before = names.size();
      for (Covariance c : network.covariances()) {
        if (names.contains(c.left()) || names.contains(c.right())) {
          names.add(c.left());
          names.add(c.right());
        }
      }
    }
    return among.stream().filter(c -> names.contains(c.name())).toList();
  }

  /** Independent elements of mean zero with the coupling's variance. */
  double[] fluctuation(Coupling coupling, RandomStream stream) {
    return fluctuations(coupling, stream).all(rows(coupling), columns(coupling));
  }

  private MatrixRows fluctuations(Coupling coupling, RandomStream stream) {
    ElementFormula variance = formula(coupling.variance(), coupling);
    if (variance.constant()) {
      double deviation = Math.sqrt(variance.value() / size);
      return (i, row) -> stream.fillGaussian(row, deviation);
    }
    double[] variances = new double[columns(coupling)];
    return (i, row) -> {
      stream.fillGaussian(row, 1);
      variance.row(i, variances);
      for (int j = 0; j < row.length; j++) {
        row[j] *= Math.sqrt(variances[j] / size);
      }
    };
  }

  /** The standard deviations of all elements. */
  double[] deviations(Coupling coupling) {
    double[] deviations = formula(coupling.variance(), coupling).matrix(columns(coupling));
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = Math.sqrt(deviations[k] / size);
    }
    return deviations;
  }

  /** The means of all elements. */
  double[] means(Coupling coupling) {
    double[] means = formula(coupling.mean(), coupling).matrix(columns(coupling));
    for (int k = 0; k < means.length; k++) {
      means[k] /= size;
    }
    return means;
  }

  /** Clears the diagonal where no site feeds itself. */
  void clearDiagonal(Coupling coupling, double[] elements) {
    int columns = columns(coupling);
    for (int i = 0; i < columns && !coupling.self(); i++) {
      elements[i * columns + i] = 0;
    }
  }

  private void finish(Coupling coupling, double[] elements) {
    if (!number(coupling.mean()).isZero()) {
      double[] means = means(coupling);
      for (int k = 0; k < elements.length; k++) {
        elements[k] += means[k];
      }
    }
    clearDiagonal(coupling, elements);
  }

  int size() {
    return size;
  }

  Network network() {
    return network;
  }

  int rows(Coupling coupling) {
    return sites[Program.speciesIndex(network, coupling.to())];
  }

  int columns(Coupling coupling) {
    return sites[Program.speciesIndex(network, coupling.from())];
  }

  /** A statistic of the elements of a coupling. */
  ElementFormula formula(Expr expr, Coupling coupling) {
    Map<String, double[]> to = parameters.get(Program.speciesIndex(network, coupling.to()));
    Map<String, double[]> from = parameters.get(Program.speciesIndex(network, coupling.from()));
    return new ElementFormula(number(expr), to, from, rows(coupling));
  }

  Expr number(Expr expr) {
    return network.withParameterValues(network.expandFunctions(expr));
  }
}
