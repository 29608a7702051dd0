package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.GaussianAverage;

/**
 * Admissible values of the two-point functions that the equations of a stage leave free: covariances of Gaussian fields are
 * arbitrary within Schwarz' inequality and give those of functions of the fields; responses of linear dynamics are computed;
 * everything else is an arbitrary number. Values are remembered, so that one world is consistent.
 */
final class KernelWorld implements KernelValues {
  /** Head of the spectrum of a correlation, a function of the frequency. */
  static final String SPECTRUM = "S";

  /** Head of the transfer function of a field that feeds back on itself, a function of the frequency. */
  static final String TRANSFER = "T";

  /** Head of the transfer function of an output, which is an order parameter. */
  static final String FREE_TRANSFER = "F";

  /** Head of the response of one of the sites, a function of the lag and the parameters of the site. */
  private static final String ONE_RESPONSE = "response#";

  private static final String LAG = "lag#";

  private static final int MOST_ITERATIONS = 400;

  private static final double[] VARIANCES = {2, 1, 3, 0.5, 1.5};
  private static final double[] CORRELATIONS = {0.5, 0.25, -0.5, 0.75, 0.2};
  private static final double[] FREE = {1, 0.5, -1, 2, -0.25, 1.5, 3, -2};

  private final StageModel stage;
  private final List<FunctionDefinition> functions;
  private final Random random;
  private final Map<String, Double> drawn = new LinkedHashMap<>();
  private final Set<String> guessed = new TreeSet<>();
  private final Map<String, Double> ratios = new HashMap<>();
  private final Map<String, Uncertain> known = new HashMap<>();

  /** @param functions formulas for all functions in labels */
  KernelWorld(StageModel stage, List<FunctionDefinition> functions, long seed) {
    this.stage = stage;
    this.functions = functions;
    this.random = new Random(seed);
  }

  /** The numbers drawn so far, by what they are the value of. */
  List<Finding.Binding> bindings() {
    return drawn.entrySet().stream().map(e -> new Finding.Binding(e.getKey(), Point.spelled(e.getValue()))).toList();
  }

  @Override
  public Uncertain value(Kernel k, List<Uncertain> arguments, Valuation at) {
    if (arguments.stream().anyMatch(a -> !a.defined() || !a.isReal())) {
      return Uncertain.UNDEFINED;
    }
    for (String field : stage.fields()) {
      ratios.computeIfAbsent(field, f -> at.of(stage.ratio(f)).value().re());
    }
    if (k.head().equals(ONE_RESPONSE)) {
      return oneResponse(k, arguments, at);
    }
    double lag = arguments.isEmpty() ? 0 : arguments.get(0).value().re();
    String name = name(k, lag);
    Uncertain value = known.get(name);
    if (value == null) {
      value = switch (k.head()) {
        case TwoPoint.CORRELATION -> correlation(k, lag);
        case TwoPoint.RESPONSE -> response(k, lag, at);
        case TwoPoint.MEAN -> mean(k);
        case TRANSFER -> transfer(k, arguments, at);
        case FREE_TRANSFER -> new Uncertain(new Complex(draw("Re " + name(k, lag), FREE), draw("Im " + name(k, lag), FREE)), 0);
        case SPECTRUM -> Uncertain.exact(draw(name(k, Math.abs(lag)), VARIANCES));
        default -> Uncertain.UNDEFINED;
      };
      known.put(name, value);
    }
    return value;
  }

  private static String name(Kernel k, double lag) {
    String labels = k.labels().stream().map(Object::toString).collect(Collectors.joining(","));
    String primes = k.orders().isEmpty() ? "" : "'".repeat(k.orders().get(0));
    return k.head() + "[" + labels + "]" + primes + (k.arguments().isEmpty() ? "" : "(" + Point.spelled(lag) + ")");
  }

  /** Functions to which arbitrary values were given although an effective process that is not solved here determines them. */
  Set<String> guessed() {
    return Set.copyOf(guessed);
  }

  /** An arbitrary value: admissible for an order parameter, a guess for anything else. */
  private double free(Kernel k, String name) {
    if (!stage.isOrderParameter(k)) {
      guessed.add(name);
    }
    return draw(name, FREE);
  }

  private double draw(String name, double[] preferred) {
    return drawn.computeIfAbsent(name, n -> preferred[random.nextInt(preferred.length)]);
  }

  private Uncertain correlation(Kernel k, double lag) {
    Optional<String> x = onlyField(k.labels().get(0));
    Optional<String> y = onlyField(k.labels().get(1));
    boolean functional = x.isPresent() && y.isPresent() && stage.isCentred(x.get()) && stage.isCentred(y.get()) && k.orders().get(0) == 0;
    if (!functional) {
      // A correlation has no kink at lag zero that a rule has not taken out; its odd derivatives there are not free.
      boolean odd = k.orders().get(0) % 2 == 1 && lag == 0;
      // The covariance of a Gaussian field may have any slope.
      boolean slope = k.labels().stream().allMatch(l -> l instanceof Symbol s && stage.isCentred(s.name()));
      return odd ? Uncertain.UNDEFINED : Uncertain.exact(slope ? draw(name(k, lag), FREE) : free(k, name(k, lag)));
    }
    double first = variance(x.get());
    double second = variance(y.get());
    double both = covariance(x.get(), y.get(), lag);
    return gaussian(k.labels().get(0), x.get(), first, k.labels().get(1), y.get(), second, both, ratio(x.get()));
  }

  /** A transfer function T = f(T) by iteration from none; undefined where that does not settle. */
  private Uncertain transfer(Kernel k, List<Uncertain> arguments, Valuation at) {
    Expr solution = stage.spectrum(TwoPoint.RESPONSE, k.labels()).orElseThrow();
    Uncertain value = Uncertain.ZERO;
    for (int n = 0; n < MOST_ITERATIONS; n++) {
      Uncertain now = value;
      Valuation inner = at.with("omega", arguments.get(0)).with((other, there, here) -> other.head().equals(TwoPoint.RESPONSE) && other.labels().equals(k.labels()) ? now : value(other, there, here));
      Uncertain next = inner.of(solution);
      if (!next.defined()) {
        return Uncertain.UNDEFINED;
      }
      double step = next.minus(value).abs();
      value = new Uncertain(next.value().plus(value.value()).times(0.5), 0);
      if (step <= 1e-15 * (1 + value.abs())) {
        return new Uncertain(next.value(), 1e-13 * (1 + next.abs()));
      }
    }
    return Uncertain.UNDEFINED;
  }

  private double ratio(String field) {
    return ratios.getOrDefault(field, 1.0);
  }

  /** ⟨x²⟩ of a site. */
  private double variance(String field) {
    return draw("C[" + field + "," + field + "](0)", VARIANCES) / ratio(field);
  }

  private double covariance(String x, String y, double lag) {
    if (!x.equals(y)) {
      // Fields of one linear system are not independent of each other.
      guessed.add("C[" + x + "," + y + "](" + Point.spelled(lag) + ")");
    }
    if (x.equals(y) && lag == 0) {
      return variance(x);
    }
    boolean turned = x.compareTo(y) > 0;
    double oriented = x.equals(y) ? Math.abs(lag) : turned ? -lag : lag;
    String name = "C[" + (turned ? y + "," + x : x + "," + y) + "](" + Point.spelled(oriented) + ")";
    double bound = Math.sqrt(variance(x) * variance(y)) * ratio(x);
    return drawn.computeIfAbsent(name, n -> CORRELATIONS[random.nextInt(CORRELATIONS.length)] * bound) / ratio(x);
  }

  private Uncertain gaussian(Expr f, String x, double first, Expr g, String y, double second, double both, double ratio) {
    if (f instanceof Symbol && g instanceof Symbol) {
      return Uncertain.exact(both * ratio);
    }
    double slope = both / first;
    double rest = Math.max(0, second - both * slope);
    java.util.function.DoubleUnaryOperator left = function(f, x);
    java.util.function.DoubleUnaryOperator right = function(g, y);
    Estimate inner = GaussianAverage.of(u -> left.applyAsDouble(u) * GaussianAverage.of(right, rest, slope * u).value(), first);
    return Uncertain.of(inner.value() * ratio, (inner.error() + 1e-13 * (1 + Math.abs(inner.value()))) * ratio);
  }

  private java.util.function.DoubleUnaryOperator function(Expr label, String field) {
    Expr formula = FunctionDefinition.expand(label, functions);
    return u -> org.saddlepoint.expr.Evaluation.real(formula, field, u);
  }

  private Uncertain mean(Kernel k) {
    Expr label = k.labels().get(0);
    Optional<String> x = onlyField(label);
    if (x.isEmpty() || !stage.isCentred(x.get())) {
      return Uncertain.exact(free(k, name(k, 0)));
    }
    Estimate e = GaussianAverage.of(function(label, x.get()), variance(x.get()));
    return Uncertain.of(e.value() * ratio(x.get()), e.error() * ratio(x.get()));
  }

  /** The response of linear dynamics, averaged over the sites; of anything else an arbitrary number after the disturbance. */
  private Uncertain response(Kernel k, double lag, Valuation at) {
    if (lag <= 0) {
      return lag < 0 || k.orders().get(0) == 0 ? Uncertain.ZERO : Uncertain.UNDEFINED;
    }
    String g = k.labels().get(1).toString();
    Optional<SiteProcess> process = stage.process(g);
    Optional<LinearSystem> system = process.filter(p -> p.feedbacks().isEmpty()).flatMap(p -> LinearSystem.reachedFrom(g, p));
    if (k.labels().get(0) instanceof Symbol s && system.isPresent()) {
      Optional<Uncertain> exact = system.get().fields().contains(s.name()) ? linear(k, system.get(), g, lag, at) : Optional.of(Uncertain.ZERO);
      if (exact.isPresent()) {
        return UncertainArithmetic.INSTANCE.times(exact.get(), Uncertain.exact(ratio(g)));
      }
    }
    return Uncertain.exact(free(k, name(k, lag)));
  }

  private Optional<Uncertain> linear(Kernel k, LinearSystem system, String g, double lag, Valuation at) {
    List<String> varied = stage.siteParameters(g, system);
    if (varied.isEmpty()) {
      return new LinearResponse(system, stage.givens()).value(k.labels().get(0).toString(), g, k.orders().get(0), lag, at);
    }
    List<Expr> arguments = new ArrayList<>(List.of(Expr.sym(LAG)));
    varied.forEach(p -> arguments.add(Expr.sym(p)));
    List<Integer> orders = new ArrayList<>(Collections.nCopies(arguments.size(), 0));
    orders.set(0, k.orders().get(0));
    Expr average = Expr.apply(SiteLaws.AVERAGE, Kernel.of(ONE_RESPONSE, k.labels(), orders, arguments));
    Uncertain value = at.with(LAG, Uncertain.exact(lag)).of(stage.givens().apply(stage.relabelled(average)));
    return value.defined() ? Optional.of(value) : Optional.empty();
  }

  /** The response of one site, whose parameters are the arguments after the lag. */
  private Uncertain oneResponse(Kernel k, List<Uncertain> arguments, Valuation at) {
    String g = k.labels().get(1).toString();
    LinearSystem system = stage.process(g).flatMap(p -> LinearSystem.reachedFrom(g, p)).orElseThrow();
    List<String> varied = stage.siteParameters(g, system);
    Valuation here = at;
    for (int p = 0; p < varied.size(); p++) {
      here = here.with(varied.get(p), arguments.get(p + 1));
    }
    return new LinearResponse(system, stage.givens()).value(k.labels().get(0).toString(), g, k.orders().get(0), arguments.get(0).value().re(), here).orElse(Uncertain.UNDEFINED);
  }

  private Optional<String> onlyField(Expr label) {
    Set<String> fields = label.freeSymbols().stream().filter(stage::isField).collect(Collectors.toSet());
    List<String> only = new ArrayList<>(fields);
    return only.size() == 1 ? Optional.of(only.get(0)) : Optional.empty();
  }
}
