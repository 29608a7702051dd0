package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.ClosedForms;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Product;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.CavityArgument;
import org.saddlepoint.rule.Elimination;

/**
 * The four-point function {@code four_point(h)} = (1/N) Σ_ij C^h_ij(omega_1) C^h_ij(omega_2), i = j included, of a stage as a
 * formula in two-point functions, and claims about it. Two-point functions of linear fields are written out; inside
 * {@code average(…)} they are those of a single site.
 */
public final class FourPointValue {
  /** The name in claims. */
  static final String NAME = "four_point";

  private static final int MOST_PASSES = 8;

  private final Stage stage;
  private final StageModel model;
  private final Givens givens;
  private final Reduction reduction;

  private FourPointValue(Stage stage, StageModel model, Givens givens, Reduction reduction) {
    this.stage = stage;
    this.model = model;
    this.givens = givens;
    this.reduction = reduction;
  }

  /** The formula, empty for a stage that has none. */
  static Optional<Expr> of(Stage stage, Label observable) {
    if (stage instanceof FourPoint f) {
      return Optional.of(Elimination.of(f, observable).expanded());
    }
    if (stage instanceof ClosedForms c) {
      return Optional.of(Elimination.of(c.fluctuations(), observable).expanded());
    }
    return stage instanceof Cavity c && CavityArgument.applies(c.saddle()) ? Optional.of(CavityArgument.of(c, observable)) : Optional.empty();
  }

  static boolean occursIn(Expr e) {
    return e instanceof Apply a && a.function().equals(NAME) || e.children().stream().anyMatch(FourPointValue::occursIn);
  }

  /** Whether two stages have the same four-point function of an observable; empty if one of them has none. */
  public static Optional<Finding> equivalent(Stage left, Stage right, Expr observable, Set<String> positive, double seconds) {
    Claim claim = new Claim(Expr.ZERO, Expr.ZERO, Optional.empty(), List.of(), List.of(), Set.of(), positive, false);
    Givens none = Givens.of(claim);
    Expr name = Apply.of(NAME, List.of(observable));
    List<Expr> sides = new ArrayList<>();
    for (Stage stage : List.of(left, right)) {
      Optional<StageModel> model = StageModel.of(stage, none);
      model.map(m -> new FourPointValue(stage, m, none, new Reduction(Unknowns.of(List.of(), List.of(), positive), Set.of())).written(name)).filter(e -> !occursIn(e)).ifPresent(sides::add);
    }
    return sides.size() < 2 ? Optional.empty() : Optional.of(new FourPointComparison(left.network(), claim, none, Deadline.in(seconds)).of(sides.get(0), sides.get(1)));
  }

  static Finding compare(Stage stage, StageModel model, Claim claim, Givens givens, Reduction reduction, Deadline deadline) {
    FourPointValue values = new FourPointValue(stage, model, givens, reduction);
    Expr left = values.written(claim.left());
    Expr right = values.written(claim.right());
    return occursIn(left) || occursIn(right)
        ? Finding.of(Verdict.inconclusive("stage", "this stage has no four-point function; bind fluctuations(…), or cavity(…) where the couplings are independent and fixed in time"))
        : new FourPointComparison(stage.network(), claim, givens, deadline).of(left, right);
  }

  private Expr written(Expr e) {
    Expr sites = e.rewrite(n -> n instanceof Apply a && a.function().equals(SiteLaws.AVERAGE) ? n.rewrite(this::ofSite) : n);
    Expr inserted = sites.rewrite(n -> n instanceof Apply a && a.function().equals(NAME) ? of(stage, label(a.argument(), stage.network())).orElse(n) : n);
    Expr plain = atFrequencies(StageModel.plainResponses(inserted).rewrite(this::withoutFactors));
    Expr known = givens.apply(model.relabelled(plain)).rewrite(n -> n instanceof Kernel k && k.head().startsWith(TwoPoint.MEAN) && k.labels().get(0) instanceof org.saddlepoint.expr.Num m ? m : n);
    return reduction.of(known);
  }

  /** A function of a single site, where the sites of the label's species differ. */
  private Expr ofSite(Expr e) {
    boolean plain = e instanceof Kernel k && !k.labels().isEmpty() && !k.head().endsWith(SiteLaws.SITE);
    if (!plain || network().species(label(((Kernel) e).labels().get(0), network()).species()).parameters().isEmpty()) {
      return e;
    }
    Kernel k = (Kernel) e;
    return Kernel.of(k.head() + SiteLaws.SITE, k.labels(), k.orders(), k.arguments());
  }

  /** Functions are linear in their labels: what is the same in all of the average stands outside. */
  private Expr withoutFactors(Expr e) {
    if (!(e instanceof Kernel k) || k.labels().isEmpty()) {
      return e;
    }
    List<Expr> outside = new ArrayList<>();
    List<Expr> labels = new ArrayList<>();
    for (Expr label : k.labels()) {
      List<Expr> inside = new ArrayList<>();
      for (Expr factor : label instanceof Product p ? p.factors() : List.of(label)) {
        (isFactor(factor, k) ? outside : inside).add(factor);
      }
      labels.add(Expr.mul(inside));
    }
    return outside.isEmpty() || labels.contains(Expr.ONE) ? e : Expr.mul(Expr.mul(outside), Kernel.of(k.head(), labels, k.orders(), k.arguments()));
  }

  private boolean isFactor(Expr factor, Kernel k) {
    boolean site = k.head().endsWith(SiteLaws.SITE);
    return factor.freeSymbols().stream().noneMatch(n -> network().findField(n.replace("'", "").replace("~", "")).isPresent() || !site && isSiteParameter(n));
  }

  private boolean isSiteParameter(String name) {
    return network().species().stream().anyMatch(s -> s.parameters().stream().anyMatch(p -> p.name().equals(name)));
  }

  /** Integration by parts and the solutions for linear fields until nothing changes. */
  private Expr atFrequencies(Expr e) {
    KernelRules rules = new KernelRules(model, reduction.unknowns());
    Expr result = e;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Expr next = rules.byParts(result).rewrite(this::ofLinearFields);
      if (next.equals(result)) {
        return result;
      }
      result = next;
    }
    return result;
  }

  private Expr ofLinearFields(Expr e) {
    boolean spectrum = e instanceof Kernel k && k.labels().size() == 2 && k.arguments().size() == 1 && k.orders().get(0) == 0;
    if (!spectrum) {
      return e;
    }
    Kernel k = (Kernel) e;
    return model.spectrum(k.head(), k.labels()).map(v -> v.substitute("omega", k.arguments().get(0))).filter(v -> !contains(v, k)).orElse(e);
  }

  private static boolean contains(Expr e, Kernel k) {
    return e.equals(k) || e.children().stream().anyMatch(c -> contains(c, k));
  }

  private Network network() {
    return stage.network();
  }

  private static Label label(Expr observable, Network network) {
    Set<String> species = network.fields().stream().filter(f -> observable.freeSymbols().stream().anyMatch(n -> n.replace("'", "").replace("~", "").equals(f.name()))).map(Field::species).collect(Collectors.toSet());
    return new Label(species.stream().findFirst().orElse(network.species().get(0).name()), observable);
  }
}
