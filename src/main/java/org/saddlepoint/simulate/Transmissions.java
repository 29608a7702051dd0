package org.saddlepoint.simulate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.numeric.Lazy;
import org.saddlepoint.numeric.MatrixRows;
import org.saddlepoint.numeric.SparseMatrix;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.Team;

/** Makes the couplings of a network act: quenched ones as a matrix, those that vary in time as a matrix that moves on or as white inputs. */
final class Transmissions {
  /** Updates within one memory time: holding the matrix changes its autocovariance by less than 1e-3. */
  private static final double UPDATES = 16;
  /** The part of elements that are not zero up to which a sparse product takes less time than a dense one, for one column as for sixteen. */
  private static final double SPARSE = 0.15;

  private final Network network;
  private final CouplingSampler sampler;
  private final SimulationOptions options;
  private final Streams streams;
  private final int trajectories;
  private final double timeStep;
  private final Lazy<Team> team;

  Transmissions(Network network, CouplingSampler sampler, SimulationOptions options, Streams streams, int trajectories, double timeStep) {
    this.network = network;
    this.sampler = sampler;
    this.options = options;
    this.streams = streams;
    this.trajectories = trajectories;
    this.timeStep = timeStep;
    // Threads that have no network of their own help with the products of the others.
    this.team = new Lazy<>(() -> new Team(options.threads() / Math.max(1, Math.min(options.networks(), options.threads()))));
  }

  /** In the order of the network. */
  List<Transmission> all() {
    Set<String> notTogether = new LinkedHashSet<>(options.matrices().keySet());
    network.couplings().stream().filter(c -> !(c.persistence() instanceof Persistence.Quenched) || sampler.isIndependent(c)).forEach(c -> notTogether.add(c.name()));
    Map<String, double[]> together = sampler.draw(notTogether, streams);
    return network.couplings().stream().map(c -> transmission(c, together)).toList();
  }

  private Transmission transmission(Coupling coupling, Map<String, double[]> together) {
    GivenMatrix given = options.matrices().get(coupling.name());
    if (given != null) {
      MatrixRows elements = MatrixRows.of(given.elements(), sampler.columns(coupling));
      return given.density() <= SPARSE ? new Transmission.Sparse(SparseMatrix.of(elements, given.rows(), given.columns())) : quenched(coupling, elements);
    }
    if (!(coupling.persistence() instanceof Persistence.Quenched)) {
      return varying(coupling);
    }
    double[] drawn = together.get(coupling.name());
    return quenched(coupling, drawn == null ? sampler.independent(coupling, streams) : MatrixRows.of(drawn, sampler.columns(coupling)));
  }

  private Transmission quenched(Coupling coupling, MatrixRows elements) {
    return new Transmission.Quenched(DenseProduct.of(elements, sampler.rows(coupling), sampler.columns(coupling), trajectories, options.precision()), team.get());
  }

  private Transmission varying(Coupling coupling) {
    refuseCovariances(coupling);
    if (coupling.persistence() instanceof Persistence.White) {
      return instant(coupling);
    }
    if (coupling.persistence() instanceof Persistence.Exponential e) {
      double time = Evaluation.real(sampler.number(e.time()));
      int hold = network.time() == org.saddlepoint.model.TimeKind.DISCRETE ? 1 : (int) Math.max(1, Math.floor(time / UPDATES / timeStep));
      double kept = Math.exp(-hold * timeStep / time);
      return new VaryingCoupling(sampler.rows(coupling), sampler.columns(coupling), hold,
          IntStream.range(0, trajectories).mapToObj(b -> new MarkovHistory(sampler, coupling, kept, stream(coupling, b))).toArray(VaryingCoupling.History[]::new));
    }
    Expr memory = sampler.number(((Persistence.Formula) coupling.persistence()).autocovariance());
    return new VaryingCoupling(sampler.rows(coupling), sampler.columns(coupling), 1,
        IntStream.range(0, trajectories).mapToObj(b -> new FilteredHistory(sampler, coupling, tau -> Evaluation.real(memory, "tau", tau), timeStep, stream(coupling, b)))
            .toArray(VaryingCoupling.History[]::new));
  }

  private RandomStream stream(Coupling coupling, int trajectory) {
    return streams.of("coupling " + coupling.name() + " of trajectory " + trajectory);
  }

  private Transmission instant(Coupling coupling) {
    int rows = sampler.rows(coupling);
    int columns = sampler.columns(coupling);
    ElementFormula variance = sampler.formula(coupling.variance(), coupling);
    double[] receiving = new double[rows];
    double[] sending = new double[columns];
    double[] column = new double[rows];
    variance.column(0, receiving);
    for (int j = 0; j < columns; j++) {
      // The variance is a product of one factor per end: the first column, times the ratio of the columns.
      variance.column(j, column);
      sending[j] = receiving[0] == 0 ? 0 : column[0] / receiving[0] / (sampler.size() * timeStep);
    }
    Expr mean = sampler.number(coupling.mean());
    double[] means = mean.isZero() ? new double[0] : sampler.formula(coupling.mean(), coupling).matrix(columns);
    for (int k = 0; k < means.length; k++) {
      means[k] /= sampler.size();
    }
    return new InstantCoupling(receiving, sending, means, coupling.self(), stream(coupling, 0));
  }

  private void refuseCovariances(Coupling coupling) {
    boolean reciprocal = !sampler.number(coupling.reciprocity()).isZero();
    boolean covaries = network.covariances().stream().anyMatch(c -> c.left().equals(coupling.name()) || c.right().equals(coupling.name()));
    if (reciprocal || covaries) {
      SourcePosition position = network.source().position("couplings." + coupling.name() + ".memory").orElse(SourcePosition.startOf(network.source().file()));
      throw new InputException(position, "the simulation draws couplings that vary in time independently of one another, and '" + coupling.name() + "' has a reciprocity or a covariance",
          "leave out the memory, or the reciprocity and covariances");
    }
  }
}
