package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.TimeKind;

/**
 * The equations of a stage as oriented rules for its two-point functions: highest derivatives become lower ones; C[f,g](−τ) =
 * C[g,f](τ); responses vanish before and at the disturbance. For Gaussian fields also what integration by parts says:
 * dC[f(x),g(y)]/dτ = C[f'(x),g'(y)] dC[x,y]/dτ, C[f(x),y] = ⟨f'⟩C[x,y], R[f(x)] = ⟨f'⟩R[x].
 */
final class KernelRules {
  private static final Symbol TAU = new Symbol("tau");
  private static final int MOST_PASSES = 60;

  private final StageModel stage;
  private final Unknowns unknowns;
  private final List<Oriented> rules = new ArrayList<>();
  private final Map<Kernel, Expr> equalTimes = new LinkedHashMap<>();
  private final Recurrences recurrences;

  /** kernel → value, both functions of tau. */
  private record Oriented(Kernel kernel, Expr value) {
    int order() {
      return kernel.orders().get(0);
    }
  }

  KernelRules(StageModel stage, Unknowns unknowns) {
    this.stage = stage;
    this.unknowns = unknowns;
    boolean steps = stage.network().time() == TimeKind.DISCRETE;
    this.recurrences = new Recurrences(steps ? stage.equations() : List.of());
    if (!steps) {
      stage.passive().forEach(e -> orient(e).ifPresent(rules::add));
      stage.equations().forEach(e -> orient(e).ifPresent(rules::add));
    }
    rules.forEach(this::atEqualTimes);
  }

  /** ⟨x²⟩ of a field that nothing random enters does not change: its equation at equal times ties two covariances. */
  private void atEqualTimes(Oriented rule) {
    boolean first = isCorrelation(rule.kernel) && rule.order() == 1 && rule.kernel.labels().get(0).equals(rule.kernel.labels().get(1));
    if (!first || isKinked(rule.kernel.labels().get(0))) {
      return;
    }
    Expr balance = rule.value.substitute(TAU.name(), Expr.ZERO).rewrite(e -> e instanceof Kernel k && isCorrelation(k) ? canonical(k) : e);
    Optional<Kernel> other = covariance(balance, rule.kernel.labels());
    other.flatMap(k -> orient(new TwoPoint.Equation(balance, Expr.ZERO, k))).ifPresent(r -> equalTimes.put(r.kernel, r.value));
  }

  /** The first correlation in an expression that is not of these labels. */
  private static Optional<Kernel> covariance(Expr e, List<Expr> labels) {
    if (e instanceof Kernel k && isCorrelation(k) && !k.labels().equals(labels)) {
      return Optional.of(k);
    }
    return e.children().stream().flatMap(c -> covariance(c, labels).stream()).findFirst();
  }

  /** Whether the autocorrelation has a kink at lag zero: white noise enters its second derivative. */
  private boolean isKinked(Expr label) {
    return rules.stream().anyMatch(r -> isCorrelation(r.kernel) && r.order() <= 2 && hasDelta(r.value) && r.kernel.labels().equals(List.of(label, label)));
  }

  private static boolean isCorrelation(Kernel k) {
    return k.head().equals(TwoPoint.CORRELATION);
  }

  private static boolean hasDelta(Expr e) {
    return e instanceof Apply a && a.function().equals(Operators.DELTA) || e.children().stream().anyMatch(KernelRules::hasDelta);
  }

  /** Solves an equation for its leading kernel; empty if that stands on both sides of what would come out. */
  private static Optional<Oriented> orient(TwoPoint.Equation e) {
    String place = "leading#";
    Expr difference = Expr.sub(e.left(), e.right()).rewrite(n -> n.equals(e.leading()) ? Expr.sym(place) : n);
    Expr coefficient = difference.derivative(place);
    if (coefficient.isZero() || coefficient.contains(place)) {
      return Optional.empty();
    }
    Expr value = Expr.neg(Expr.div(difference.substitute(place, Expr.ZERO), coefficient));
    boolean circular = sameOrHigher(value, e.leading());
    return circular ? Optional.empty() : Optional.of(new Oriented(e.leading(), value));
  }

  private static boolean sameOrHigher(Expr e, Kernel leading) {
    boolean here = e instanceof Kernel k && k.head().equals(leading.head()) && (k.labels().equals(leading.labels()) || k.labels().equals(mirrored(leading.labels())) && isCorrelation(leading))
        && (leading.orders().get(0) == 0 || k.orders().get(0) >= leading.orders().get(0));
    return here || e.children().stream().anyMatch(c -> sameOrHigher(c, leading));
  }

  private static List<Expr> mirrored(List<Expr> labels) {
    return labels.size() == 2 ? List.of(labels.get(1), labels.get(0)) : labels;
  }

  /** The expression with every rule applied until nothing changes. */
  Expr of(Expr e) {
    Expr result = e;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Expr next = result.rewrite(this::node);
      if (next.equals(result)) {
        return result;
      }
      result = next;
    }
    return result;
  }

  /** Only what holds at a lag and at a frequency alike: the symmetry of correlations and integration by parts. */
  Expr byParts(Expr e) {
    return e.rewrite(n -> {
      if (!(n instanceof Kernel k) || k.arguments().size() != 1 || k.orders().get(0) > 0 || k.labels().size() != 2 || k.head().endsWith(SiteLaws.SITE)) {
        return n;
      }
      Expr turned = isCorrelation(k) ? canonical(k) : k;
      return turned instanceof Kernel c ? byParts(c).orElse(c) : turned;
    });
  }

  private Expr node(Expr e) {
    if (e instanceof Apply a && a.function().equals(Operators.DELTA)) {
      return delta(a);
    }
    if (e instanceof Binder b && b.head().equals(Operators.FOURIER)) {
      return transform(b);
    }
    if (e instanceof Binder b && b.head().equals(Operators.INTEGRAL)) {
      return overTime(b);
    }
    if (e instanceof Binder b && b.head().startsWith(Operators.LIMIT) && stage.network().time() == TimeKind.CONTINUOUS) {
      return limit(b);
    }
    return e instanceof Kernel k ? kernel(k) : e;
  }

  /** The integral over all lags is the transform at frequency zero; a response begins at lag zero. */
  private Expr overTime(Binder b) {
    boolean lag = b.body() instanceof Kernel k && k.arguments().equals(List.of(Expr.sym(b.variable()))) && k.orders().get(0) == 0;
    boolean toEnd = b.parameters().get(1).equals(Constant.INFINITY);
    if (!lag || !toEnd) {
      return b;
    }
    Kernel k = (Kernel) b.body();
    boolean fromStart = b.parameters().get(0).equals(Expr.neg(Constant.INFINITY)) || k.head().equals(TwoPoint.RESPONSE) && b.parameters().get(0).isZero();
    Optional<Expr> spectrum = fromStart ? stage.spectrum(k.head(), k.labels()).filter(v -> !mentions(v, k.head(), k.labels())) : Optional.empty();
    Binder atRest = (Binder) Binder.of(Operators.FOURIER, TAU.name(), Kernel.of(k.head(), k.labels(), List.of(TAU)), List.of(Expr.ZERO));
    return spectrum.map(v -> binders(v.substitute("omega", Expr.ZERO), atRest)).orElse(b);
  }

  /** Correlations are continuous; their slopes jump at lag zero where white noise enters. */
  private Expr limit(Binder b) {
    Expr at = b.parameters().get(0);
    // Everything depends on the parameters, whether it says so or not.
    boolean parameter = stage.network().parameters().stream().anyMatch(p -> p.name().equals(b.variable()));
    boolean finite = !parameter && !at.equals(Constant.INFINITY) && !at.equals(Expr.neg(Constant.INFINITY)) && !at.contains(b.variable());
    return finite && isPolynomial(b.body(), b) ? b.body().rewrite(e -> e instanceof Kernel k ? atLimit(k, b) : e).substitute(b.variable(), at) : b;
  }

  /** Whether an expression is made of correlations with known limits by sums, products and powers. */
  private boolean isPolynomial(Expr e, Binder limit) {
    if (e instanceof Kernel k && k.contains(limit.variable())) {
      boolean own = k.labels().size() == 2 && k.labels().get(0).equals(k.labels().get(1)) && k.labels().get(0) instanceof Symbol;
      boolean slope = k.orders().equals(List.of(1)) && own && k.arguments().get(0).equals(Expr.sym(limit.variable())) && limit.parameters().get(0).isZero();
      return isCorrelation(k) && (k.orders().equals(List.of(0)) || slope && (!limit.head().equals(Operators.LIMIT) || !isKinked(k.labels().get(0))));
    }
    boolean whole = e instanceof Power p && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0;
    return !e.contains(limit.variable()) || e instanceof Symbol || (e instanceof Sum || e instanceof Product || whole) && e.children().stream().allMatch(c -> isPolynomial(c, limit));
  }

  private Expr atLimit(Kernel k, Binder limit) {
    if (!k.contains(limit.variable()) || k.orders().equals(List.of(0))) {
      return k;
    }
    Expr jump = rules.stream().filter(r -> r.kernel.labels().equals(k.labels()) && isCorrelation(r.kernel) && r.order() == 2).findFirst().map(r -> pulse(r.value)).orElse(Expr.ZERO);
    return Expr.mul(Expr.num(limit.head().equals(Operators.LIMIT_FROM_BELOW) ? -1 : 1, 2), jump);
  }

  /** What multiplies delta(tau). */
  private static Expr pulse(Expr e) {
    return e.rewrite(n -> n instanceof Apply a && a.function().equals(Operators.DELTA) ? Expr.sym("pulse#") : n).derivative("pulse#");
  }

  /** A transform by the solution at one frequency; one of a formula by the rules of transforms first. */
  private Expr transform(Binder b) {
    if (!(b.body() instanceof Kernel k) || k.arguments().size() != 1) {
      return FourierCalculus.of(b);
    }
    Symbol lag = new Symbol(b.variable());
    boolean turned = isCorrelation(k) && k.arguments().get(0).equals(Expr.neg(lag));
    if (!turned && !k.arguments().get(0).equals(lag) || k.orders().get(0) > 0) {
      return FourierCalculus.of(b);
    }
    List<Expr> labels = turned ? mirrored(k.labels()) : k.labels();
    Expr omega = b.parameters().get(0);
    return stage.spectrum(k.head(), labels).filter(v -> !mentions(v, k.head(), labels)).map(v -> binders(v, b).substitute("omega", omega)).orElse(b);
  }

  /** Spectra in a solution as transforms. */
  private static Expr binders(Expr solution, Binder like) {
    return solution.rewrite(n -> n instanceof Kernel k && k.arguments().equals(List.of(Expr.sym("omega"))) ? Binder.of(Operators.FOURIER, TAU.name(), Kernel.of(k.head(), k.labels(), List.of(TAU)), like.parameters()) : n);
  }

  private static boolean mentions(Expr e, String head, List<Expr> labels) {
    return e instanceof Kernel k && k.head().equals(head) && k.labels().equals(labels) || e.children().stream().anyMatch(c -> mentions(c, head, labels));
  }

  /** Whether the equations determine this function, so that its values are not free. */
  boolean determines(Kernel k) {
    return stage.spectrum(k.head(), k.labels()).isPresent() || stage.equations().stream().anyMatch(e -> e.leading().head().equals(k.head()) && (e.leading().labels().equals(k.labels()) || e.leading().labels().equals(mirrored(k.labels()))));
  }

  private Expr delta(Apply a) {
    Expr s = a.arguments().get(0);
    if (startsWithMinus(s)) {
      Expr turned = Apply.of(a.function(), a.orders(), List.of(Expr.neg(s)));
      return a.totalOrder() % 2 == 0 ? turned : Expr.neg(turned);
    }
    if (s.isZero() && a.totalOrder() == 0 && stage.network().time() != TimeKind.CONTINUOUS) {
      return Expr.ONE;
    }
    return sign(s) != 0 ? Expr.ZERO : a;
  }

  private Expr kernel(Kernel k) {
    if (k.head().equals(TwoPoint.MEAN)) {
      return k.labels().get(0) instanceof Num n ? n : k.labels().get(0) instanceof Symbol s && stage.isCentred(s.name()) ? Expr.ZERO : k;
    }
    boolean correlation = isCorrelation(k);
    if (k.arguments().size() != 1 || !correlation && !k.head().equals(TwoPoint.RESPONSE)) {
      return k;
    }
    Expr s = k.arguments().get(0);
    if (!correlation && (s.isZero() && k.orders().get(0) == 0 || sign(s) < 0)) {
      return Expr.ZERO;
    }
    if (correlation) {
      Expr canonical = canonical(k);
      if (!canonical.equals(k)) {
        return canonical;
      }
      boolean flat = s.isZero() && k.orders().get(0) == 1 && k.labels().get(0).equals(k.labels().get(1)) && !isKinked(k.labels().get(0));
      if (flat) {
        return Expr.ZERO;
      }
      if (equalTimes.containsKey(k)) {
        return equalTimes.get(k);
      }
    }
    return byRule(k).or(() -> recurrences.of(k, this::atNumber)).or(() -> byParts(k)).orElse(k);
  }

  /** What holds at a lag that is a number without any equation. */
  private Expr atNumber(Expr e) {
    if (e instanceof Apply a && a.function().equals(Operators.DELTA)) {
      return delta(a);
    }
    if (!(e instanceof Kernel k) || k.arguments().size() != 1 || k.orders().get(0) > 0 || !(k.arguments().get(0) instanceof Num lag)) {
      return e;
    }
    return isCorrelation(k) ? canonical(k) : k.head().equals(TwoPoint.RESPONSE) && lag.value().signum() <= 0 ? Expr.ZERO : k;
  }

  /** Labels in order, which turns the lag; the lag of equal labels without a minus sign. */
  private static Expr canonical(Kernel k) {
    Expr s = k.arguments().get(0);
    int order = k.labels().get(0).compareTo(k.labels().get(1));
    if (order > 0 || order == 0 && startsWithMinus(s)) {
      Expr turned = Kernel.of(k.head(), mirrored(k.labels()), k.orders(), List.of(Expr.neg(s)));
      return k.orders().get(0) % 2 == 0 ? turned : Expr.neg(turned);
    }
    return k;
  }

  private Optional<Expr> byRule(Kernel k) {
    for (Oriented rule : rules) {
      boolean applies = rule.kernel.head().equals(k.head()) && k.orders().get(0) >= rule.order();
      if (applies && rule.kernel.labels().equals(k.labels())) {
        return Optional.of(shifted(rule, k.orders().get(0) - rule.order(), k.arguments().get(0)));
      }
      // C[g,f](τ) = C[f,g](−τ): the rule for one is a rule for the other.
      if (applies && isCorrelation(k) && rule.kernel.labels().equals(mirrored(k.labels()))) {
        Expr turned = shifted(rule, k.orders().get(0) - rule.order(), Expr.neg(k.arguments().get(0)));
        return Optional.of(k.orders().get(0) % 2 == 0 ? turned : Expr.neg(turned));
      }
    }
    return Optional.empty();
  }

  private static Expr shifted(Oriented rule, int derivatives, Expr lag) {
    Expr value = rule.value;
    for (int n = 0; n < derivatives; n++) {
      value = value.derivative(TAU.name());
    }
    return value.substitute(TAU.name(), lag);
  }

  private Optional<Expr> byParts(Kernel k) {
    Expr f = k.labels().get(0);
    Expr g = k.labels().get(1);
    if (!isCorrelation(k)) {
      return responseByParts(k);
    }
    Optional<String> x = onlyField(f);
    Optional<String> y = onlyField(g);
    if (x.isEmpty() || y.isEmpty() || f instanceof Symbol && g instanceof Symbol) {
      return Optional.empty();
    }
    if (k.orders().get(0) == 0) {
      return novikov(k, f, g, x.get(), y.get());
    }
    Expr slopes = correlation(f.derivative(x.get()), g.derivative(y.get()), TAU);
    Expr lagged = Kernel.of(TwoPoint.CORRELATION, List.of(Expr.sym(x.get()), Expr.sym(y.get())), List.of(1), List.of(TAU));
    Expr derivative = Expr.div(Expr.mul(slopes, lagged), stage.ratio(x.get()));
    for (int n = 1; n < k.orders().get(0); n++) {
      derivative = derivative.derivative(TAU.name());
    }
    return Optional.of(derivative.substitute(TAU.name(), k.arguments().get(0)));
  }

  /** C[f(x),y] = ⟨f'⟩ C[x,y] for centred x, y. */
  private Optional<Expr> novikov(Kernel k, Expr f, Expr g, String x, String y) {
    if (!stage.isCentred(x) || !stage.isCentred(y) || !(f instanceof Symbol) && !(g instanceof Symbol)) {
      return Optional.empty();
    }
    Expr slope = f instanceof Symbol ? g.derivative(y) : f.derivative(x);
    Expr mean = Kernel.of(TwoPoint.MEAN, List.of(slope), List.of());
    Expr linear = Kernel.of(TwoPoint.CORRELATION, List.of(Expr.sym(x), Expr.sym(y)), List.of(0), k.arguments());
    return Optional.of(Expr.div(Expr.mul(kernel((Kernel) mean), linear), stage.ratio(x)));
  }

  private Optional<Expr> responseByParts(Kernel k) {
    Expr f = k.labels().get(0);
    Optional<String> x = onlyField(f);
    if (f instanceof Symbol || x.isEmpty()) {
      return Optional.empty();
    }
    Expr mean = kernel((Kernel) Kernel.of(TwoPoint.MEAN, List.of(f.derivative(x.get())), List.of()));
    Expr linear = Kernel.of(TwoPoint.RESPONSE, List.of(Expr.sym(x.get()), k.labels().get(1)), k.orders(), k.arguments());
    return Optional.of(Expr.div(Expr.mul(mean, linear), stage.ratio(x.get())));
  }

  /** C[f,g](τ), a mean where one of the labels is a number. */
  private Expr correlation(Expr f, Expr g, Expr lag) {
    if (f instanceof Num) {
      return Expr.mul(f, kernel((Kernel) Kernel.of(TwoPoint.MEAN, List.of(g), List.of())));
    }
    if (g instanceof Num) {
      return Expr.mul(g, kernel((Kernel) Kernel.of(TwoPoint.MEAN, List.of(f), List.of())));
    }
    return Kernel.of(TwoPoint.CORRELATION, List.of(f, g), List.of(0), List.of(lag));
  }

  /** The one Gaussian field that a label contains. */
  private Optional<String> onlyField(Expr label) {
    Set<String> fields = label.freeSymbols().stream().filter(stage::isField).collect(Collectors.toSet());
    return fields.stream().findFirst().filter(f -> fields.size() == 1 && stage.isGaussian(f));
  }

  static boolean startsWithMinus(Expr e) {
    if (e instanceof Sum s) {
      // A lag tau - 1 runs forwards: the sign is that of the first name.
      return startsWithMinus(s.terms().stream().filter(t -> !(t instanceof Num)).findFirst().orElse(s.terms().get(0)));
    }
    return e instanceof Product p ? p.coefficient().signum() < 0 : e instanceof Num n && n.value().signum() < 0;
  }

  /** +1 or −1 for a lag that is certainly positive or negative, else 0. */
  private int sign(Expr lag) {
    if (lag instanceof Num n) {
      return n.value().signum();
    }
    if (lag instanceof Symbol s) {
      Range range = unknowns.real().getOrDefault(s.name(), Range.REAL);
      return range.isPositive() ? 1 : range.high() < 0 || range.high() == 0 && !range.highIncluded() ? -1 : 0;
    }
    return lag instanceof Product p && p.coefficient().equals(org.saddlepoint.expr.Rational.MINUS_ONE) ? -sign(p.withoutCoefficient()) : 0;
  }
}
