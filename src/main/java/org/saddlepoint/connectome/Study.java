package org.saddlepoint.connectome;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.io.Progress;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.SingularValues;
import org.saddlepoint.simulate.Divergence;
import org.saddlepoint.simulate.GivenMatrix;
import org.saddlepoint.simulate.Simulation;
import org.saddlepoint.simulate.SimulationOptions;
import org.saddlepoint.simulate.SimulationResult;

/**
 * Everything that is said about a connectome.
 *
 * @param connectome the graph as read
 * @param options how it was studied
 * @param degrees numbers and weights of connections
 * @param singularValues of the matrix that the weight rule makes, before scaling, descending
 * @param overlaps u_a·v_a beside them; NaN where a singular value vanishes
 * @param effectiveRank of the coupling matrix
 * @param scale what that matrix is multiplied with to have the strength g
 * @param trace tr J/N at unit strength
 * @param reciprocity correlation of J_ij and J_ji
 * @param shuffled the same of shuffled graphs; the scores of singular values are at unit strength
 * @param model the fitted random-mode model
 * @param modelSingularValues of a matrix drawn from it, in the unit of {@code singularValues}
 * @param files of the model, by name
 * @param prediction of the theory for it
 * @param simulation of the network with the measured matrix itself
 * @param drawn simulation of networks drawn from the fitted model with its overlaps, of the same size
 * @param divergence of its trajectories
 * @param couplingCloud eigenvalues of J at strength g
 * @param jacobianCloud eigenvalues of −1 + J diag(φ'(x)) at one instant of the simulation
 */
public record Study(Connectome connectome, StudyOptions options, Degrees degrees, double[] singularValues, double[] overlaps, double effectiveRank, double scale,
    double trace, double reciprocity, ShuffleNull shuffled, RandomModes model, double[] modelSingularValues, Map<String, String> files, Prediction prediction,
    Optional<SimulationResult> simulation, Optional<SimulationResult> drawn, Optional<Divergence> divergence, EigenvalueCloud couplingCloud, Optional<EigenvalueCloud> jacobianCloud) {

  /** @param progress hears which part is being done */
  public static Study of(Connectome connectome, StudyOptions options, Progress progress) throws InterruptedException {
    return new Work(connectome, options, progress).study();
  }

  /** Whether most of the couplings have one sign, so that the leading mode is their mean and no random mode. */
  public boolean carriesMean() {
    double sum = DoubleStream.of(connectome.weights()).sum();
    double absolute = DoubleStream.of(connectome.weights()).map(Math::abs).sum();
    return options.weights() == Weights.COUNT && Math.abs(sum) > 0.5 * absolute;
  }

  /** Whether the simulated network had come to rest. */
  public boolean atRest() {
    return divergence.map(Divergence::atRest).orElse(false);
  }

  /** The name of the file without its directory. */
  public String name() {
    return shortName(connectome);
  }

  private static String shortName(Connectome connectome) {
    return String.valueOf(Path.of(connectome.file()).getFileName()).replaceAll("\\p{Cntrl}", " ");
  }

  /** The matrix at unit strength, as the network file takes it. */
  public double[] unitMatrix() {
    return Coupling.of(connectome, options.weights(), options.seed()).elements();
  }

  private record Work(Connectome connectome, StudyOptions options, Progress progress) {

    Study study() throws InterruptedException {
      // Before anything long: a formula that is not one.
      Network network = ModelFiles.givenMatrixNetwork(options.activation(), options.strength(), shortName(connectome));
      int n = connectome.size();
      Coupling coupling = Coupling.of(connectome, options.weights(), options.seed());
      progress.report("decomposing the matrix", 0, 0);
      Modes modes = Modes.of(coupling);
      ShuffleNull shuffled = ShuffleNull.of(connectome, options.weights(), options.seed(), options.shuffles(), coupling, modes, progress);
      progress.report("fitting random modes", 0, 0);
      RandomModes model = RandomModes.of(coupling, modes);
      double[] ofModel = SingularValues.of(ModelDraw.of(model, options.seed()), n, n);
      Map<String, String> files = new ModelFiles(model, options.activation(), options.strength(), shortName(connectome), coupling.reciprocity()).all(connectome.neurons());
      progress.report("solving the mean-field theory", 0, 0);
      FittedNetworks fitted = FittedNetworks.of(files);
      Prediction prediction = Prediction.of(fitted, options.overlaps());
      progress.report("computing eigenvalues", 0, 0);
      double[] scaled = coupling.times(options.strength());
      double[] ones = new double[n];
      java.util.Arrays.fill(ones, 1);
      EigenvalueCloud couplingCloud = EigenvalueCloud.of(scaled, ones, 0);
      Optional<SimulationResult> simulated = Optional.empty();
      Optional<SimulationResult> fromModel = Optional.empty();
      Optional<Divergence> divergence = Optional.empty();
      if (options.runs() > 0) {
        SimulationOptions base = SimulationOptions.of(n, options.runs(), options.seed()).withMatrices(Map.of("J", new GivenMatrix(n, n, coupling.elements())));
        SimulationResult result = Simulation.of(network, base).run(progress);
        simulated = Optional.of(result);
        fromModel = Optional.of(Simulation.of(fitted.full(), SimulationOptions.of(n, options.runs(), options.seed())).run(progress));
        progress.report("following neighbouring trajectories", 0, 0);
        divergence = Simulation.of(network, base.withTimeStep(result.timeStep())).divergence();
      }
      Optional<EigenvalueCloud> jacobian = divergence.map(d -> EigenvalueCloud.of(scaled, slopes(network, d.state().get("x")), 1));
      double unit = coupling.unit();
      return new Study(connectome, options, Degrees.of(connectome), DoubleStream.of(modes.values()).map(s -> s * unit).toArray(), modes.overlaps(), modes.effectiveRank(),
          options.strength() / unit, coupling.trace(), coupling.reciprocity(), shuffled, model, DoubleStream.of(ofModel).map(s -> s * unit).toArray(), files, prediction,
          simulated, fromModel, divergence, couplingCloud, jacobian);
    }

    /** φ'(x_i). */
    private static double[] slopes(Network network, double[] state) {
      Expr phi = network.expandFunctions(Expr.apply("phi", Expr.sym("x")));
      CompiledFunction slope = Lowered.unary(phi.derivative("x"), "x");
      return DoubleStream.of(state).map(x -> slope.value(x)).toArray();
    }
  }
}
