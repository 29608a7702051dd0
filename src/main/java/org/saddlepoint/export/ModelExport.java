package org.saddlepoint.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.action.ClosedForms;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.Response;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Spectra;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.Eliminate;
import org.saddlepoint.rule.Fluctuations;
import org.saddlepoint.rule.FourierSpace;
import org.saddlepoint.rule.Stationary;

/**
 * The mean-field theory of a network as a file for another system: its parameters, its functions with their slopes, the drift of
 * every field, the stationary equations of its two-point functions where there are closed ones, spectra and transfer functions, the
 * four-point functions in closed form, the Gaussian moments that close
 * them, and the weights of the quadratic form that the fluctuations need.
 */
public final class ModelExport {
  private static final String RUNG = "rung_";

  private ModelExport() {}

  public static SourceFile of(Network network) {
    MeanFieldEquations saddle = Derivation.meanField(network);
    List<Item> items = new ArrayList<>();
    functions(network, items);
    saddle.processes().forEach(p -> drifts(p, items));
    stationary(new Stationary().apply(saddle), items);
    spectra(saddle, items);
    fourPoint(saddle, items);
    saddle.unknowns().forEach(o -> moment(network, o, items));
    quadratic(saddle, items);
    Map<String, Rational> parameters = new LinkedHashMap<>();
    network.parameters().forEach(p -> parameters.put(p.name(), p.value()));
    return new SourceFile(comments(network), parameters, items);
  }

  private static List<String> comments(Network network) {
    return List.of(
        network.title(),
        "Mean-field theory as N goes to infinity, derived by Saddlepoint from " + network.source().file(),
        "Time is in units of the membrane constant. C_f_g(tau) is the average of f(t + tau) g(t), R_f_g the response of f to a field added to the equation of g;",
        "a name that ends in _d2 is a second derivative. delta is Dirac's. S_f_g(omega) and T_f_g(omega) are the Fourier transforms of C_f_g and R_f_g,",
        "M_f the mean of f; four_point_f gives (1/N) times the sum over i, j of C_ij(omega_1) C_ij(omega_2) as value.");
  }

  private static void functions(Network network, List<Item> items) {
    for (FunctionDefinition f : network.functions()) {
      items.add(new Definition(f.name(), f.arguments(), f.body(), ""));
    }
    for (FunctionDefinition f : network.functions()) {
      if (f.arguments().size() == 1) {
        Expr slope = network.expandFunctions(f.body()).derivative(f.arguments().get(0));
        items.add(new Definition(f.name() + "_d1", f.arguments(), slope, "the slope of " + f.name()));
      }
    }
  }

  private static void drifts(SiteProcess process, List<Item> items) {
    for (LocalDynamics local : process.local()) {
      List<String> arguments = local.drift().freeSymbols().stream().filter(s -> process.local().stream().anyMatch(l -> s.replace("'", "").equals(l.field()))).toList();
      if (!arguments.isEmpty()) {
        items.add(new Definition("drift_" + local.field(), arguments, local.drift(), "the local part of the equation of " + local.field() + ", without its inputs"));
      }
    }
  }

  private static void stationary(TwoPoint twoPoint, List<Item> items) {
    int k = 0;
    for (TwoPoint.Equation e : twoPoint.equations()) {
      k++;
      boolean response = e.leading().head().equals(TwoPoint.RESPONSE);
      Set<String> variables = new TreeSet<>(Set.of("tau"));
      Expr left = named(e.left(), variables);
      Expr right = named(e.right(), variables);
      items.add(new Equation("equation_" + k, List.copyOf(variables), left, right, response ? "a stationary response" : "a stationary correlation"));
    }
  }

  /** Spectra and transfer functions of linear fields, each as an equation with the function it gives. */
  private static void spectra(MeanFieldEquations saddle, List<Item> items) {
    int k = 0;
    for (Spectra.Solution s : FourierSpace.solutions(saddle)) {
      k++;
      Set<String> variables = new TreeSet<>(Set.of("omega"));
      Expr left = named(transforms(s.kernel()), variables);
      Expr right = named(transforms(s.value()), variables);
      boolean response = s.kernel().head().equals(TwoPoint.RESPONSE);
      items.add(new Equation("spectrum_" + k, List.copyOf(variables), left, right, response ? "a transfer function" : "a spectrum"));
    }
  }

  /** Four-point functions of the signals that couplings carry, and the rungs of their ladders. */
  private static void fourPoint(MeanFieldEquations saddle, List<Item> items) {
    for (ClosedForms.Form form : new Eliminate().apply(new Fluctuations().apply(saddle)).forms()) {
      String observable = word(form.observable().local());
      for (int k = 0; k <= form.rungs().size(); k++) {
        Set<String> variables = new TreeSet<>(Set.of("omega_1", "omega_2"));
        String rung = k == 0 ? "value" : rung(k);
        Expr formula = named(transforms(rungs(k == 0 ? form.value() : form.rungs().get(k - 1), form.rungs().size())), variables);
        variables.add(rung);
        formula.freeSymbols().stream().filter(n -> n.startsWith(RUNG)).forEach(variables::add);
        String name = "four_point_" + observable + (k == 0 ? "" : "_" + rung);
        items.add(new Equation(name, List.copyOf(variables), Expr.sym(rung), formula, k == 0 ? "a four-point function" : "a rung of its ladder"));
      }
    }
  }

  private static String rung(int k) {
    return RUNG + k;
  }

  private static Expr rungs(Expr e, int count) {
    Expr result = e;
    for (int k = 1; k <= count; k++) {
      result = result.substitute("x#" + k, Expr.sym(rung(k)));
    }
    return result;
  }

  /** Two-point functions of a frequency by names of their own. */
  private static Expr transforms(Expr e) {
    return e.rewrite(n -> {
      boolean frequency = n instanceof Kernel k && k.arguments().size() == 1 && k.arguments().get(0).freeSymbols().stream().anyMatch(v -> v.startsWith("omega"));
      if (!frequency) {
        return n;
      }
      Kernel k = (Kernel) n;
      List<Expr> labels = k.labels().stream().map(l -> l instanceof Symbol s && Response.is(s.name()) ? Expr.sym(Response.field(s.name())) : l).toList();
      String head = k.head().equals(TwoPoint.CORRELATION) ? "S" : k.head().equals(TwoPoint.RESPONSE) ? "T" : k.head();
      return Kernel.of(head, labels, k.orders(), k.arguments());
    });
  }

  /** An average over site parameters becomes a number of its own, which the user supplies. */
  private static Expr named(Expr e, Set<String> variables) {
    return e.rewrite(
        node -> {
          if (!(node instanceof Apply a) || !a.function().equals("average")) {
            return node;
          }
          String name = "average_" + word(a.arguments().get(0));
          variables.add(name);
          return Expr.sym(name);
        });
  }

  /**
   * ⟨f(x) g(y)⟩ for jointly Gaussian x, y with zero mean, for labels that are functions of one field each and of no site
   * parameter: x = √c_x u, y = (c/√c_x) u + √(c_y − c²/c_x) v with independent standard normal u, v.
   */
  private static void moment(Network network, Overlap overlap, List<Item> items) {
    List<String> left = fieldsOf(network, overlap.left().local());
    List<String> right = fieldsOf(network, overlap.right().local());
    Set<String> sites = new TreeSet<>(overlap.left().local().freeSymbols());
    sites.addAll(overlap.right().local().freeSymbols());
    boolean siteFree = network.species().stream().flatMap(s -> s.parameters().stream()).noneMatch(p -> sites.contains(p.name()));
    if (overlap.kind() != Overlap.Kind.CORRELATION || left.size() != 1 || right.size() != 1 || !siteFree) {
      return;
    }
    Expr cx = Expr.sym("c_left");
    Expr cy = Expr.sym("c_right");
    Expr c = Expr.sym("c_between");
    Expr u = Expr.sym("u");
    Expr v = Expr.sym("v");
    // Rounding at equal times must not make a variance negative.
    Expr rest = Expr.apply("max", Expr.ZERO, Expr.sub(cy, Expr.mul(Expr.pow(c, 2), Expr.pow(cx, -1))));
    Expr x = Expr.mul(Expr.sqrt(cx), u);
    Expr y = Expr.add(Expr.mul(c, Expr.pow(cx, Expr.num(-1, 2)), u), Expr.mul(Expr.sqrt(rest), v));
    Expr inner = Binder.of("mean", "v", overlap.right().local().substitute(right.get(0), y), List.of(Expr.ONE));
    Expr outer = Binder.of("mean", "u", Expr.mul(overlap.left().local().substitute(left.get(0), x), inner), List.of(Expr.ONE));
    String name = "moment_" + word(overlap.left().local()) + "_" + word(overlap.right().local());
    String remark =
        "the average of " + overlap.left() + " and " + overlap.right() + " at two times, for Gaussian " + left.get(0) + " of variance c_left and " + right.get(0)
            + " of variance c_right (zero means) with covariance c_between";
    items.add(new Definition(name, List.of("c_left", "c_right", "c_between"), outer, remark));
  }

  private static List<String> fieldsOf(Network network, Expr label) {
    return label.freeSymbols().stream().filter(s -> network.findField(s).isPresent()).toList();
  }

  /** phi for phi(x), else the formula with its signs as underscores. */
  private static String word(Expr label) {
    boolean plain = label instanceof Apply a && a.arguments().size() == 1 && a.builtin().isEmpty();
    return plain ? ((Apply) label).function() : label.toString().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
  }

  private static void quadratic(MeanFieldEquations saddle, List<Item> items) {
    int k = 0;
    for (Quadratic entry : saddle.quadratic()) {
      k++;
      items.add(new Definition("weight_" + k, Collections.emptyList(), entry.weight(), "joins the overlaps " + entry.left() + " and " + entry.right()));
    }
  }
}
