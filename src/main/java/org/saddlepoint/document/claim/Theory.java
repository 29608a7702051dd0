package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.solve.Corrections;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/**
 * Values of quantities and two-point functions from the solver, at the parameters of each point. Remembers what was solved, since
 * the claims of a document ask at the same points.
 */
public final class Theory {
  private final Map<Key, Result> solved = new ConcurrentHashMap<>();

  private record Key(Network network, Set<String> wanted) {}

  private Result solve(Network network, Set<String> wanted) {
    Key key = new Key(network, Set.copyOf(wanted));
    Result known = solved.get(key);
    if (known == null) {
      boolean next = wanted.stream().anyMatch(n -> Quantities.nextOf(n).isPresent());
      List<String> names = wanted.stream().filter(n -> Quantities.nextOf(n).isEmpty()).toList();
      known = Solver.solve(network, new SolveOptions(names, OptionalDouble.empty(), OptionalDouble.empty(), next ? Corrections.ASKED : Corrections.NONE, SolveOptions.DEFAULT_SEED));
      solved.put(key, known);
    }
    return known;
  }

  /** The theory of a stage for a claim that needs these quantities. */
  Values of(StageModel stage, Set<String> wanted) {
    return new Values(stage, wanted);
  }

  /** The values at points; says of the last point why it had none. */
  final class Values implements KernelValues {
    private final StageModel stage;
    private final Set<String> wanted;
    private final List<Measured> measured;
    private Optional<Result> last = Optional.empty();

    Values(StageModel stage, Set<String> wanted) {
      this.stage = stage;
      this.measured = Measured.of(stage.network());
      this.wanted = new TreeSet<>(wanted);
      // What every solution has anyway; the same request for all claims is solved once.
      measured.forEach(m -> this.wanted.addAll(List.of("mean_" + m.name(), "C_" + m.name(), "C_" + m.name() + "(0)", "C_" + m.name() + "(inf)", "static_" + m.name(), "var_" + m.name(), "gain_" + m.name())));
    }

    /** Whether coefficients of 1/N are asked for. */
    boolean hasNextOrder() {
      return wanted.stream().anyMatch(n -> Quantities.nextOf(n).isPresent());
    }

    /** Whether the solver says what every function of the stage in an expression is. */
    boolean knows(Expr e) {
      boolean here = !(e instanceof Kernel k) || Quantities.is(k) || k.head().equals(TwoPoint.RESPONSE)
          || (k.head().equals(TwoPoint.MEAN) ? gain(k).isPresent() || measured(k.labels().get(0)).isPresent() : k.labels().size() == 2 && k.labels().get(0).equals(k.labels().get(1)) && measured(k.labels().get(0)).isPresent());
      return here && e.children().stream().allMatch(this::knows);
    }

    /** Before the next point. */
    void forget() {
      last = Optional.empty();
    }

    /** The result at the last point that was asked for. */
    Optional<Result> last() {
      return last;
    }

    @Override
    public Uncertain value(Kernel k, List<Uncertain> arguments, Valuation at) {
      if (k.head().equals(TwoPoint.RESPONSE)) {
        KernelWorld world = new KernelWorld(stage, stage.givens().functions(), 1);
        Uncertain response = world.value(k, arguments, at);
        return world.guessed().isEmpty() && world.bindings().isEmpty() ? response : Uncertain.UNDEFINED;
      }
      Optional<Network> network = network(at);
      if (network.isEmpty()) {
        return Uncertain.UNDEFINED;
      }
      Result result = solve(network.get(), wanted);
      last = Optional.of(result);
      if (result.status() != Status.CONVERGED && result.status() != Status.QUIESCENT) {
        return Uncertain.UNDEFINED;
      }
      // Reported are averages over the sites of a species; C and M sum over them and divide by the global N.
      boolean reported = Quantities.is(k);
      Uncertain value = value(k, arguments, result);
      return reported ? value : UncertainArithmetic.INSTANCE.times(value, at.of(ratio(k.labels().get(0))));
    }

    private Expr ratio(Expr label) {
      return stage.fields().stream().filter(label::contains).findFirst().map(stage::ratio).orElse(Expr.ONE);
    }

    private Uncertain value(Kernel k, List<Uncertain> arguments, Result result) {
      if (Quantities.is(k)) {
        Optional<String> name = Quantities.reported(k, stage.network());
        Optional<String> next = name.flatMap(Quantities::nextOf);
        if (next.isPresent()) {
          return coefficient(result.quantity(next.get()));
        }
        return name.isPresent() ? number(result.quantity(name.get())) : curve(result, k.head(), k.orders().get(0), arguments.get(0));
      }
      if (k.head().equals(TwoPoint.MEAN)) {
        Optional<String> name = gain(k).or(() -> measured(k.labels().get(0)).map(m -> "mean_" + m.name()));
        return name.map(n -> number(result.quantity(n))).orElse(Uncertain.UNDEFINED);
      }
      Optional<Measured> m = measured(k.labels().get(0)).filter(f -> k.labels().get(0).equals(k.labels().get(1)));
      if (m.isEmpty() || !arguments.get(0).isReal()) {
        return Uncertain.UNDEFINED;
      }
      Uncertain centred = arguments.get(0).equals(Uncertain.ZERO) && k.orders().get(0) == 0
          ? number(result.quantity("C_" + m.get().name() + "(0)")) : curve(result, "C_" + m.get().name(), k.orders().get(0), arguments.get(0));
      Uncertain mean = k.orders().get(0) > 0 ? Uncertain.ZERO : number(result.quantity("mean_" + m.get().name()));
      return UncertainArithmetic.INSTANCE.plus(centred, UncertainArithmetic.INSTANCE.times(mean, mean));
    }

    private Optional<String> gain(Kernel k) {
      return measured.stream().filter(m -> m.slope().isPresent() && stage.relabelled(m.slope().get()).equals(k.labels().get(0))).map(m -> "gain_" + m.name()).findFirst();
    }

    private Optional<Measured> measured(Expr label) {
      return measured.stream().filter(m -> stage.relabelled(m.expr()).equals(label)).findFirst();
    }

    /** The network with its parameters at the point and its functions as the conditions have them. */
    private Optional<Network> network(Valuation at) {
      Network n = stage.network();
      List<Parameter> parameters = new ArrayList<>();
      for (Parameter p : n.parameters()) {
        Uncertain value = at.of(stage.givens().apply(Expr.sym(p.name())));
        if (!value.defined() || !value.isReal()) {
          return Optional.empty();
        }
        parameters.add(new Parameter(p.name(), Rational.ofDouble(value.value().re())));
      }
      List<FunctionDefinition> functions = stage.givens().functions().stream().filter(f -> n.function(f.name()).isPresent()).toList();
      return Optional.of(new Network(
          n.title(), n.citations(), n.time(), n.species(), n.fields(), n.couplings(), n.covariances(), n.noises(), functions, n.observables(), parameters,
          n.criticalParameter(), n.source()));
    }
  }

  private static Uncertain coefficient(Quantity quantity) {
    return quantity.nextOrder().map(n -> Uncertain.of(n.value(), n.error())).orElse(Uncertain.UNDEFINED);
  }

  private static Uncertain number(Quantity quantity) {
    return quantity.value().isPresent() ? Uncertain.of(quantity.value().getAsDouble(), quantity.error().orElse(0)) : Uncertain.UNDEFINED;
  }

  private static double[] differences(double[] y) {
    double[] differences = new double[y.length - 1];
    for (int k = 0; k < differences.length; k++) {
      differences[k] = y[k + 1] - y[k];
    }
    return differences;
  }

  /** Cubic interpolation of a function of |lag|, or of its derivative. */
  private static Uncertain curve(Result result, String name, int derivative, Uncertain at) {
    Curve curve = result.functions().get(name);
    if (curve == null || !at.isReal()) {
      return Uncertain.UNDEFINED;
    }
    double x = Math.abs(at.value().re());
    double step = curve.size() > 1 ? curve.at()[1] - curve.at()[0] : 0;
    int cell = (int) Math.floor(x / step);
    // Nothing from beyond lag zero, where white noise makes a kink.
    int first = Math.max(0, cell - 1);
    if (!(step > 0) || derivative > 1 || first + 4 >= curve.size()) {
      return Uncertain.UNDEFINED;
    }
    double[] y = Arrays.copyOfRange(curve.value(), first, first + 5);
    double[] d1 = differences(y);
    double[] d2 = differences(d1);
    double[] d3 = differences(d2);
    double fourth = Math.abs(d3[1] - d3[0]);
    // Newton's interpolation through four points, u steps after the first.
    double u = x / step - first;
    double value = y[0] + u * (d1[0] + (u - 1) / 2 * (d2[0] + (u - 2) / 3 * d3[0]));
    double missed = u == Math.rint(u) ? 0 : 0.05 * fourth;
    if (derivative == 1) {
      value = Math.signum(at.value().re()) / step * (d1[0] + (2 * u - 1) / 2 * d2[0] + (3 * u * u - 6 * u + 2) / 6 * d3[0]);
      missed = 0.5 * fourth / step;
    }
    double error = (curve.error().length > cell ? curve.error()[cell] : 0) + missed;
    return Uncertain.of(value, error);
  }
}
