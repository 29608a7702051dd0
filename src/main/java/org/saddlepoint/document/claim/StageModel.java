package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.ClosedForms;
import org.saddlepoint.action.EffectiveProcess;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.OneLoop;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Response;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Spectra;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.rule.FourierSpace;
import org.saddlepoint.rule.Stationary;

/**
 * What a stage says of its two-point functions under the conditions of a claim: the equations of the stationary state with the
 * given values put in, and for which fields the effective process is Gaussian with mean zero.
 */
final class StageModel {
  private final MeanFieldEquations saddle;
  private final List<TwoPoint.Equation> equations;
  private final List<TwoPoint.Equation> passive;
  private final Map<String, SiteProcess> processes = new HashMap<>();
  private final Set<String> gaussian = new LinkedHashSet<>();
  private final Set<String> centred = new LinkedHashSet<>();
  private final Map<Kernel, Expr> spectra = new LinkedHashMap<>();
  private final Givens givens;

  private StageModel(MeanFieldEquations saddle, Givens givens) {
    this.saddle = saddle;
    this.givens = givens;
    this.equations = new Stationary().apply(saddle).equations().stream().map(this::given).toList();
    this.passive = Stationary.passive(saddle).stream().map(this::given).toList();
    for (Spectra.Solution s : FourierSpace.solutions(saddle)) {
      Kernel name = (Kernel) relabelled(s.kernel());
      // Conditions may close what was open: with phi(x) == x the spectrum of the outputs is that of the fields.
      spectra.put(name, FourierSpace.closed(name, plainResponses(givens.apply(relabelled(s.value())))));
    }
    for (SiteProcess process : saddle.processes()) {
      process.local().forEach(l -> processes.put(l.field(), process));
      read(process);
    }
  }

  private TwoPoint.Equation given(TwoPoint.Equation e) {
    return new TwoPoint.Equation(givens.apply(relabelled(e.left())), givens.apply(relabelled(e.right())), (Kernel) relabelled(e.leading()));
  }

  /** Empty for a stage before the saddle point. */
  static Optional<StageModel> of(Stage stage, Givens givens) {
    return saddle(stage).map(s -> new StageModel(s, givens));
  }

  private static Optional<MeanFieldEquations> saddle(Stage stage) {
    if (stage instanceof MeanFieldEquations m) {
      return Optional.of(m);
    }
    if (stage instanceof TwoPoint t) {
      return Optional.of(t.saddle());
    }
    if (stage instanceof EffectiveProcess p) {
      return Optional.of(p.saddle());
    }
    if (stage instanceof OneLoop o) {
      return Optional.of(o.saddle());
    }
    if (stage instanceof Spectra s) {
      return Optional.of(s.saddle());
    }
    if (stage instanceof ClosedForms f) {
      return Optional.of(f.fluctuations().saddle());
    }
    if (stage instanceof FourPoint f) {
      return Optional.of(f.saddle());
    }
    return stage instanceof Cavity c ? Optional.of(c.saddle()) : Optional.empty();
  }

  /** A process with linear dynamics, additive inputs and no feedback is Gaussian; without constant inputs its mean is zero. */
  private void read(SiteProcess process) {
    Optional<LinearSystem> system = LinearSystem.of(process);
    boolean additive = process.drives().stream().allMatch(d -> additive(d.left().local(), process) && additive(d.right().local(), process))
        && process.noises().stream().allMatch(n -> additive(n.post().local(), process));
    boolean uniform = saddle.network().species(process.species()).parameters().isEmpty();
    if (system.isPresent() && additive && uniform && process.feedbacks().isEmpty()) {
      gaussian.addAll(system.get().fields());
      if (process.means().isEmpty() && system.get().constants().stream().allMatch(Expr::isZero)) {
        centred.addAll(system.get().fields());
      }
    }
  }

  private static boolean additive(Expr post, SiteProcess process) {
    return process.local().stream().noneMatch(l -> post.contains(l.field()));
  }

  /** Kernels with the functions in their labels as the conditions have them, averages over sites as integrals. */
  Expr relabelled(Expr e) {
    return new SiteLaws(saddle.network()).of(withLabels(e));
  }

  /** Kernels with the functions in their labels as the conditions have them. */
  Expr withLabels(Expr e) {
    List<FunctionDefinition> changed = givens.redefined();
    if (changed.isEmpty()) {
      return e;
    }
    return e.rewrite(n -> n instanceof Kernel k ? Kernel.of(k.head(), k.labels().stream().map(l -> FunctionDefinition.expand(l, changed)).toList(), k.orders(), k.arguments()) : n);
  }

  Network network() {
    return saddle.network();
  }

  MeanFieldEquations saddle() {
    return saddle;
  }

  Givens givens() {
    return givens;
  }

  List<TwoPoint.Equation> equations() {
    return equations;
  }

  /** The equations of motion of correlations with fields that nothing random enters. */
  List<TwoPoint.Equation> passive() {
    return passive;
  }

  /** A two-point function of linear fields at the frequency omega, in terms of the spectra of their inputs. */
  Optional<Expr> spectrum(String head, List<Expr> labels) {
    return Optional.ofNullable(spectra.get(Kernel.of(head, labels, List.of(Expr.sym("omega")))));
  }

  /** Responses as claims write them, R[f,x] for R[f,x~]. */
  static Expr plainResponses(Expr e) {
    return e.rewrite(n -> {
      boolean response = n instanceof Kernel k && k.head().equals(TwoPoint.RESPONSE) && k.labels().get(1) instanceof Symbol s && Response.is(s.name());
      if (!response) {
        return n;
      }
      Kernel k = (Kernel) n;
      return Kernel.of(k.head(), List.of(k.labels().get(0), Expr.sym(Response.field(((Symbol) k.labels().get(1)).name()))), k.orders(), k.arguments());
    });
  }

  /** The process that a field belongs to. */
  Optional<SiteProcess> process(String field) {
    return Optional.ofNullable(processes.get(field));
  }

  /** The parameters that make the linear dynamics of a field's species differ from site to site. */
  List<String> siteParameters(String field, LinearSystem system) {
    Set<String> names = system.matrix().stream().flatMap(List::stream).flatMap(List::stream).flatMap(e -> e.freeSymbols().stream()).collect(Collectors.toCollection(TreeSet::new));
    return network().species(processes.get(field).species()).parameters().stream().map(SiteParameter::name).filter(names::contains).toList();
  }

  Set<String> fields() {
    return Set.copyOf(processes.keySet());
  }

  boolean isField(String name) {
    return processes.containsKey(name);
  }

  /** Whether the saddle point is in terms of this function, so that its values are free. */
  boolean isOrderParameter(Kernel k) {
    if (k.head().equals(TwoPoint.MEAN)) {
      return saddle.means().stream().anyMatch(m -> relabelled(m.local()).equals(k.labels().get(0)));
    }
    boolean response = k.head().equals(TwoPoint.RESPONSE);
    return saddle.unknowns().stream().filter(o -> response == Response.occursIn(o.right().local())).anyMatch(o -> k.labels().equals(labels(o)) || k.head().equals(TwoPoint.CORRELATION) && k.labels().equals(labels(o.transposed())));
  }

  private static List<Expr> labels(Overlap o) {
    return List.of(plain(o.left().local()), plain(o.right().local()));
  }

  private static Expr plain(Expr label) {
    return label instanceof Symbol s && Response.is(s.name()) ? Expr.sym(Response.field(s.name())) : label;
  }

  /** Whether the field is one of a Gaussian process that is the same on all sites. */
  boolean isGaussian(String field) {
    return gaussian.contains(field);
  }

  boolean isCentred(String field) {
    return centred.contains(field);
  }

  /** The unknowns of a claim about this stage: where time goes in steps, lags are integers. */
  Unknowns stepped(Unknowns unknowns, List<Expr> formulas) {
    return network().time() == TimeKind.DISCRETE ? unknowns.inSteps(formulas) : unknowns;
  }

  /** Sites of the field's species per N. */
  Expr ratio(String field) {
    return givens.apply(saddle.network().species(processes.get(field).species()).ratio());
  }
}
