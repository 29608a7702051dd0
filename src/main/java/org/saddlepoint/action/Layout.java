package org.saddlepoint.action;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Notation;

/** How the quantities of one network are written: site indices by species, times, names of overlaps. */
public final class Layout {
  /** No two of these letters spell a Greek name together. */
  private static final List<List<String>> INDICES = List.of(List.of("i", "j"), List.of("a", "b"), List.of("k", "l"), List.of("r", "s"), List.of("c", "d"));

  private final Network network;
  private final Notation notation;

  Layout(Network network, Notation notation) {
    this.network = network;
    this.notation = notation.withAmbiguous(ambiguous(network));
  }

  /** The functions that the equations apply to several arguments. */
  public static Set<String> ambiguous(Network network) {
    Set<String> once = new HashSet<>();
    Set<String> often = new HashSet<>();
    for (Measured m : Measured.of(network)) {
      if (m.slope().isPresent() && m.expr() instanceof Apply a && !once.add(a.function())) {
        often.add(a.function());
      }
    }
    return often;
  }

  Network network() {
    return network;
  }

  /** The same layout with one more name in the notation. */
  Layout with(String name, Formula formula) {
    return new Layout(network, notation.with(name, formula));
  }

  boolean timeless() {
    return network.time() == TimeKind.STATIC;
  }

  /** A formula of parameters. */
  Formula plain(Expr e) {
    return ExprFormula.of(e, notation);
  }

  /** What stands after a slash. */
  Formula divisor(Expr e) {
    return e instanceof Symbol || e instanceof Num n && n.value().isInteger() ? plain(e) : Formula.parentheses(plain(e));
  }

  /** The first of these names that the model does not use itself; the last if it uses them all. */
  String free(String... names) {
    for (String name : names) {
      boolean used =
          network.findField(name).isPresent() || network.noise(name).isPresent() || network.parameter(name).isPresent() || network.function(name).isPresent()
              || network.species().stream().anyMatch(s -> s.parameters().stream().anyMatch(p -> p.name().equals(name)));
      if (!used) {
        return name;
      }
    }
    return names[names.length - 1];
  }

  Formula symbol(String name) {
    return notation.of(name);
  }

  /** The letter for a site of a species; {@code second} for a second site in the same formula. */
  String index(String species, boolean second) {
    int place = 0;
    while (!network.species().get(place).name().equals(species)) {
      place++;
    }
    return INDICES.get(place % INDICES.size()).get(second ? 1 : 0);
  }

  /** A local expression of a species at a site and time: fields become x_i(t), site parameters D_i. An empty index leaves them bare. */
  Formula at(Expr local, String species, String index, String time) {
    Notation here = notation;
    for (Field field : network.fields()) {
      if (!field.species().equals(species)) {
        continue;
      }
      String x = field.name();
      here = here.with(x, placed(notation.of(x), index, time));
      here = here.with(Response.of(x).name(), placed(Formula.tilde(notation.of(x)), index, time));
      here = here.with(x + "+", placed(notation.of(x), index, time + "+1"));
      for (int order = 1; order <= Math.max(1, field.order()); order++) {
        here = here.with(x + "'".repeat(order), Formula.row(derivative(order), placed(notation.of(x), index, time)));
      }
    }
    for (SiteParameter parameter : network.species(species).parameters()) {
      if (!index.isEmpty()) {
        here = here.with(parameter.name(), Formula.sub(notation.of(parameter.name()), index));
      }
    }
    for (var noise : network.noises()) {
      here = here.with(noise.name(), placed(notation.of(noise.name()), index, noise.law() instanceof org.saddlepoint.model.Noise.Quenched ? "" : time));
    }
    Formula formula = ExprFormula.of(local, here);
    return local instanceof Sum || Terms.isNegative(local) ? Formula.parentheses(formula) : formula;
  }

  Formula at(Label label, String index, String time) {
    return at(label.local(), label.species(), index, time);
  }

  private static Formula derivative(int order) {
    return order == 1 ? Formula.partial("t") : Formula.sup(Formula.partial("t"), order);
  }

  private Formula placed(Formula field, String index, String time) {
    Formula indexed = index.isEmpty() ? field : Formula.sub(field, index);
    return time.isEmpty() || timeless() ? indexed : Formula.call(indexed, time(time));
  }

  static Formula time(String time) {
    int plus = time.indexOf('+');
    return plus < 0 ? Formula.sym(time) : Formula.row(Formula.sym(time.substring(0, plus)), Formula.plus(), Formula.sym(time.substring(plus + 1)));
  }

  /** ∫dt body, a sum in discrete time, nothing where there is no time. */
  Formula integral(String time, Formula body) {
    return switch (network.time()) {
      case CONTINUOUS -> Formula.integral(time, body);
      case DISCRETE -> Formula.sum(time, body);
      case STATIC -> body;
    };
  }

  /** ∬dt dt' body. */
  Formula doubleIntegral(Formula body) {
    return switch (network.time()) {
      case CONTINUOUS -> Formula.doubleIntegral("t", "t'", body);
      case DISCRETE -> Formula.sum("tt'", body);
      case STATIC -> body;
    };
  }

  /** C, R or the overlap of two responses, with its labels as indices. */
  Formula name(Overlap overlap) {
    Formula head = switch (overlap.kind()) {
      case CORRELATION -> Formula.sym("C");
      case RESPONSE -> Formula.sym("R");
      case VANISHING -> Formula.tilde(Formula.sym("C"));
    };
    return Formula.sub(head, Formula.row(name(overlap.left()), separator(overlap), name(overlap.right())));
  }

  private Formula separator(Overlap overlap) {
    return isShort(overlap.left()) && isShort(overlap.right()) ? Formula.EMPTY : Formula.comma();
  }

  private boolean isShort(Label label) {
    return label.local() instanceof Symbol || isNamed(label);
  }

  private boolean isNamed(Label label) {
    return label.local() instanceof Apply a && a.arguments().size() == 1 && a.argument() instanceof Symbol && a.builtin().isEmpty() && !notation.ambiguous().contains(a.function());
  }

  /** φ for φ(x) where the equations apply φ to nothing else, else the expression itself. */
  Formula name(Label label) {
    if (isNamed(label)) {
      return notation.of(((Apply) label.local()).function());
    }
    return ExprFormula.of(label.local(), notation);
  }

  /** name(t, t'). */
  Formula of(Formula name, String first, String second) {
    return timeless() ? name : Formula.call(name, time(first), time(second));
  }

  Formula of(Overlap overlap, String first, String second) {
    return of(name(overlap), first, second);
  }
}
