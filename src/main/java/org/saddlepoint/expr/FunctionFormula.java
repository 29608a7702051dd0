package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlepoint.expr.ExprFormula.Strength;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Large;
import org.saddlepoint.typeset.Notation;
import org.saddlepoint.typeset.Sign;
import org.saddlepoint.typeset.Style;

/** Writes functions, kernels, piecewise functions, averages, integrals and limits. */
final class FunctionFormula {
  private static final int MOST_PRIMES = 3;

  /** Ends the heads of functions of a single site. */
  private static final String SITE = "^i";

  private final ExprFormula parent;

  FunctionFormula(ExprFormula parent) {
    this.parent = parent;
  }

  Formula of(Expr e) {
    if (e instanceof Apply a) {
      return apply(a);
    } else if (e instanceof Kernel k) {
      return kernel(k);
    } else if (e instanceof Conditional c) {
      return conditional(c);
    } else if (e instanceof Binder b) {
      return binder(b);
    }
    throw new IllegalArgumentException("not a function: " + e);
  }

  /** Whether a power of the function is written on its name, as in tanh² x. */
  static boolean takesPowerOnItsName(Apply a) {
    return a.builtin().isPresent() && !a.isBuiltin(Builtin.EXP) && !a.isBuiltin(Builtin.ABS) && !a.builtin().get().variadic();
  }

  /** A function without parentheses gets them when a factor follows that would read as part of its argument. */
  static Formula delimited(ExprFormula parent, Expr factor, Formula plain) {
    Expr base = factor instanceof Power p && p.exponent() instanceof Num n && n.value().isInteger() ? p.base() : factor;
    if (!(base instanceof Apply a) || !takesPowerOnItsName(a)) {
      return plain;
    }
    Formula power = base == factor ? Formula.EMPTY : parent.inScript().layout(((Power) factor).exponent());
    return new FunctionFormula(parent).withPower(a, power, true);
  }

  /** name^power argument */
  Formula withPower(Apply a, Formula power, boolean parentheses) {
    Formula name = name(a.builtin().orElseThrow());
    Formula head = power.isEmpty() ? name : Formula.sup(name, power);
    Expr argument = a.argument();
    boolean bare = !parentheses && (argument instanceof Symbol s && !(parent.notation().of(s.name()) instanceof Formula.Call) || argument instanceof Constant);
    return bare ? Formula.row(head, parent.layout(argument)) : Formula.call(head, parent.layout(argument));
  }

  private static Formula name(Builtin builtin) {
    return Formula.function(
        switch (builtin) {
          case LOG -> "ln";
          case ATAN -> "arctan";
          case SIGN -> "sgn";
          default -> builtin.spelling();
        });
  }

  private Formula apply(Apply a) {
    Optional<Builtin> builtin = a.builtin();
    if (a.function().equals(Radicals.ROOT)) {
      return Formula.sqrt(parent.layout(a.argument()));
    } else if (a.isInput()) {
      return input(a);
    } else if (builtin.isEmpty()) {
      return userFunction(a);
    } else if (builtin.get() == Builtin.ABS) {
      return Formula.absolute(parent.layout(a.argument()));
    } else if (builtin.get() == Builtin.EXP) {
      return exponential(a.argument());
    } else if (builtin.get().variadic()) {
      return Formula.call(name(builtin.get()), arguments(a.arguments()));
    }
    return withPower(a, Formula.EMPTY, false);
  }

  /** e^x, or exp(x) where the exponent would be too large for a script. */
  private Formula exponential(Expr argument) {
    Formula small = parent.inScript().layout(argument);
    boolean fits = !small.isTall() && size(argument) <= (parent.inline() ? 1 : 12);
    return fits ? Formula.sup(new Formula.Symbol("e", Style.ITALIC), small) : Formula.call(Formula.function("exp"), parent.layout(argument));
  }

  private static int size(Expr e) {
    return 1 + e.children().stream().mapToInt(FunctionFormula::size).sum();
  }

  /** ∑_j J_ij f_j at the site i of the notation, ∑_j J_ij f without sites. */
  private Formula input(Apply a) {
    Notation here = parent.notation();
    String target = here.site().isEmpty() ? "i" : here.site();
    String source = target.startsWith("j") ? "k" : target.startsWith("k") ? "l" : "j";
    ExprFormula there = here.site().isEmpty() ? parent : parent.with(here.at(source, here.time()));
    boolean transposed = a.arguments().get(0) instanceof Apply t && t.function().equals("transpose");
    Expr matrix = transposed ? ((Apply) a.arguments().get(0)).argument() : a.arguments().get(0);
    Formula coupling = Formula.sub(parent.layout(matrix), transposed ? source + target : target + source);
    return Formula.sum(source, Formula.row(coupling, there.layout(a.arguments().get(1), Strength.PRODUCT)));
  }

  private Formula userFunction(Apply a) {
    if (a.function().equals("conj")) {
      return Formula.bar(parent.layout(a.arguments().get(0)));
    }
    if (a.function().equals("fdiff")) {
      return functional(a);
    }
    if (a.function().equals("four_point") && a.arguments().size() == 1) {
      return fourPoint(a.argument());
    }
    if (a.function().equals("next_order")) {
      return Formula.sup(parent.layout(a.arguments().get(0)), Formula.parentheses(Formula.num(1)));
    }
    if (a.function().equals("average") && a.totalOrder() == 0) {
      return Formula.average(Formula.list(List.of(arguments(a.arguments()))));
    }
    Formula head = parent.notation().of(a.function());
    return differentiated(head, a.orders(), a.arguments(), arguments(a.arguments()));
  }

  /** (1/N) ∑_ij C_ij^φ(ω_1) C_ij^φ(ω_2), the sum over pairs of sites of squared cross-correlations of an output. */
  private Formula fourPoint(Expr output) {
    Formula element = Formula.sup(Formula.sub(parent.notation().of("C"), "ij"), labels(List.of(output)));
    Formula pair = Formula.row(Formula.call(element, Formula.sym("omega_1")), Formula.call(element, Formula.sym("omega_2")));
    return Formula.row(Formula.fraction(Formula.num(1), Formula.sym("N")), Formula.sum("ij", pair));
  }

  /** δS/δf(t); the operator before anything longer. */
  private Formula functional(Apply a) {
    Formula delta = Formula.sym("delta");
    Formula by = Formula.row(delta, parent.layout(a.arguments().get(1)));
    Expr e = a.arguments().get(0);
    return e instanceof Symbol ? Formula.fraction(Formula.row(delta, parent.layout(e)), by) : Formula.row(Formula.fraction(delta, by), parent.layout(e, Strength.POWER));
  }

  private Formula kernel(Kernel k) {
    boolean ofSite = k.head().endsWith(SITE);
    Formula name = parent.notation().of(ofSite ? k.head().substring(0, k.head().length() - SITE.length()) : k.head());
    Formula named = k.labels().isEmpty() ? name : Formula.sub(name, labels(k.labels()));
    Formula head = ofSite ? Formula.sup(named, Formula.sym("i")) : named;
    return k.arguments().isEmpty() ? head : differentiated(head, k.orders(), k.arguments(), arguments(k.arguments()));
  }

  /** Labels as subscripts: C_φφ; separated by commas unless every one is a single letter. */
  private Formula labels(List<Expr> labels) {
    ExprFormula script = parent.inScript().with(parent.notation().at("", ""));
    List<Formula> parts = labels.stream().map(label -> label(script, label)).toList();
    boolean letters = parts.stream().allMatch(f -> f instanceof Formula.Symbol || f instanceof Formula.Accent || f instanceof Formula.Primed);
    return letters ? Formula.row(parts) : Formula.list(parts);
  }

  /** A function of one field is known by its name: φ for φ(x), φ' for φ'(x), xφ for xφ(x). */
  private static Formula label(ExprFormula script, Expr label) {
    return script.layout(label.rewrite(e -> e instanceof Apply a && isOfOneField(a) && !script.notation().ambiguous().contains(a.function()) ? Expr.sym(a.function() + "'".repeat(a.totalOrder())) : e));
  }

  private static boolean isOfOneField(Apply a) {
    return a.builtin().isEmpty() && a.totalOrder() <= MOST_PRIMES && a.arguments().size() == 1 && a.argument() instanceof Symbol;
  }

  private Formula differentiated(Formula head, List<Integer> orders, List<Expr> arguments, Formula... printed) {
    int total = orders.stream().mapToInt(Integer::intValue).sum();
    if (total == 0) {
      return Formula.call(head, printed);
    }
    if (orders.size() == 1) {
      Formula primed = total <= MOST_PRIMES ? Formula.primes(head, total) : Formula.sup(head, Formula.parentheses(Formula.num(total)));
      return Formula.call(primed, printed);
    }
    List<Formula> items = new ArrayList<>();
    IntStream.range(0, orders.size())
        .filter(k -> orders.get(k) > 0)
        .forEach(
            k -> {
              Formula variable = arguments.get(k) instanceof Symbol s ? parent.notation().of(s.name()) : Formula.num(k + 1);
              Formula partial = Formula.sub(Formula.sym("partial"), variable);
              items.add(orders.get(k) == 1 ? partial : Formula.sup(partial, orders.get(k)));
            });
    items.add(Formula.call(head, printed));
    return Formula.row(items);
  }

  private Formula[] arguments(List<Expr> arguments) {
    return arguments.stream().map(parent::layout).toArray(Formula[]::new);
  }

  /** Nested conditions become further lines of one brace. */
  private Formula conditional(Conditional first) {
    List<Formula.Case> cases = new ArrayList<>();
    Expr rest = first;
    while (rest instanceof Conditional c) {
      Formula condition = Formula.relation(parent.layout(c.left()), ExprFormula.sign(c.relation()), parent.layout(c.right()));
      cases.add(new Formula.Case(parent.layout(c.then()), Formula.row(Formula.text("if "), condition)));
      rest = c.otherwise();
    }
    cases.add(new Formula.Case(parent.layout(rest), Formula.text("otherwise")));
    return new Formula.Cases(cases);
  }

  private Formula binder(Binder b) {
    Formula variable = parent.notation().of(b.variable());
    List<Expr> parameters = b.parameters();
    return switch (b.head()) {
      case "mean" -> mean(b, variable);
      case "integral" ->
          Formula.row(
              Formula.big(Large.INTEGRAL, parent.inScript().layout(parameters.get(0)), parent.inScript().layout(parameters.get(1))),
              new Formula.Prefixed(Formula.sym("d"), variable),
              Formula.thin(),
              parent.layout(b.body(), Strength.PRODUCT));
      case "limit", "limit_above", "limit_below" -> Formula.row(Formula.big(Large.LIMIT, limit(b, variable), Formula.EMPTY), parent.layout(b.body(), Strength.PRODUCT));
      case "diff" -> differentiated(b, variable);
      case "fourier" -> fourier(b, variable);
      case "coefficient" -> coefficient(b, variable);
      case "pade" -> approximant(b);
      default -> {
        List<Formula> all = new ArrayList<>(List.of(parent.layout(b.body()), variable));
        all.addAll(List.of(arguments(parameters)));
        yield Formula.call(parent.notation().of(b.head()), all.toArray(new Formula[0]));
      }
    };
  }

  private Formula mean(Binder b, Formula variable) {
    Formula variance = parent.inScript().layout(b.parameters().get(0));
    Formula normal = Formula.call(Formula.calligraphic("N"), Formula.num(0), variance);
    return Formula.average(parent.layout(b.body()), Formula.relation(variable, Sign.DISTRIBUTED_AS, normal));
  }

  private Formula limit(Binder b, Formula variable) {
    Formula point = parent.inScript().layout(b.parameters().get(0));
    Formula approached =
        switch (b.head()) {
          case "limit_above" -> Formula.sup(point, Formula.plus());
          case "limit_below" -> Formula.sup(point, Formula.minus());
          default -> point;
        };
    return Formula.relation(variable, Sign.TO, approached);
  }

  /**
   * d/dx of the body, or the n-th derivative. The parameters are the order, or the point at which the derivative is taken and then
   * the order; a point that is not the variable itself is written after a bar.
   */
  private Formula differentiated(Binder b, Formula variable) {
    Formula d = Formula.sym("d");
    List<Expr> parameters = b.parameters();
    boolean pointed = parameters.size() == 2 || parameters.size() == 1 && !(parameters.get(0) instanceof Num);
    List<Expr> orders = pointed ? parameters.subList(1, parameters.size()) : parameters;
    boolean once = orders.isEmpty() || orders.get(0).isOne();
    Formula order = once ? Formula.EMPTY : parent.inScript().layout(orders.get(0));
    Formula operator =
        once
            ? Formula.fraction(d, new Formula.Prefixed(d, variable))
            : Formula.fraction(Formula.sup(d, order), new Formula.Prefixed(d, Formula.sup(variable, order)));
    Formula derivative = Formula.row(operator, parent.layout(b.body(), Strength.POWER));
    boolean elsewhere = pointed && !parameters.get(0).equals(Expr.sym(b.variable()));
    return elsewhere ? Formula.sub(Formula.brackets(derivative), Formula.equation(variable, parent.inScript().layout(parameters.get(0)))) : derivative;
  }

  /** [x^n] body */
  private Formula coefficient(Binder b, Formula variable) {
    return Formula.row(Formula.brackets(Formula.sup(variable, parent.inScript().layout(b.parameters().get(0)))), Formula.thin(), parent.layout(b.body(), Strength.POWER));
  }

  /** [m/n] body, the approximant; the parameters are the point, m and n. */
  private Formula approximant(Binder b) {
    Formula degrees = Formula.row(parent.layout(b.parameters().get(1)), Formula.sign(Sign.SLASH), parent.layout(b.parameters().get(2)));
    return Formula.call(Formula.sub(Formula.roman("Pade"), Formula.brackets(degrees)), parent.layout(b.body()));
  }

  /** ∫ dτ e^{−iωτ} body, a function of ω; C_xx(ω) for a two-point function. */
  private Formula fourier(Binder b, Formula variable) {
    if (b.body() instanceof Kernel k && k.arguments().equals(List.of(Expr.sym(b.variable()))) && k.orders().equals(List.of(0)) && !k.labels().isEmpty() && !b.parameters().isEmpty()) {
      // A two-point function is known by its argument.
      return kernel((Kernel) Kernel.of(k.head(), k.labels(), b.parameters()));
    }
    Formula phase = Formula.sup(Formula.sym("e"), Formula.row(Formula.minus(), Formula.sym("i"), Formula.sym("omega"), variable));
    return Formula.row(
        Formula.big(Large.INTEGRAL, Formula.EMPTY, Formula.EMPTY), new Formula.Prefixed(Formula.sym("d"), variable), Formula.thin(), phase, parent.layout(b.body(), Strength.POWER));
  }
}
