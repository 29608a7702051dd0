package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads formulas outside a model, where every name stands for itself: a bare name is a symbol, an unknown function an opaque
 * one, {@code C[f,g](tau)} a kernel and {@code mean}, {@code integral}, {@code limit}, {@code fourier} bind their variable.
 * {@code parse(e.toString())} is e for every expression.
 */
public final class Formulas {
  private static final List<String> BINDERS = List.of("mean", "integral", "limit", "fourier", "diff");

  private Formulas() {}

  /** The expression of a text; {@link InputException} placed in {@code formula} by line and column for a mistake. */
  public static Expr parse(String text) {
    return parse(FormulaText.of(text, "formula"));
  }

  public static Expr parse(FormulaText formula) {
    return new Resolver(formula, new Open()).resolve(FormulaParser.expression(formula, Dialect.CLAIM));
  }

  /** The scope in which nothing is unknown. */
  private static final class Open implements Scope {
    @Override
    public Expr name(Syntax.Name name, FormulaText formula) {
      String stem = name.name() + (name.response() ? "~" : "");
      if (!name.labels().isEmpty()) {
        return kernel(name, List.of(), new Resolver(formula, this));
      }
      if (name.bare() && (stem.equals("I") || stem.equals("infinity"))) {
        return new Constant(stem);
      }
      return Expr.sym(stem + "'".repeat(name.primes()));
    }

    @Override
    public Expr call(Syntax.Call call, Resolver resolver) {
      if (!call.head().labels().isEmpty() || call.head().response()) {
        return kernel(call.head(), call.arguments(), resolver);
      }
      if (BINDERS.contains(call.name()) && call.arguments().size() > 1) {
        return binder(call, resolver);
      }
      return Apply.of(call.name(), orders(call.head(), call.arguments().size(), resolver), resolver.resolveAll(call.arguments()));
    }

    private static Kernel kernel(Syntax.Name head, List<Syntax> arguments, Resolver resolver) {
      String name = head.name() + (head.response() ? "~" : "");
      return Kernel.of(name, resolver.resolveAll(head.labels()), orders(head, arguments.size(), resolver), resolver.resolveAll(arguments));
    }

    private static List<Integer> orders(Syntax.Name head, int arguments, Resolver resolver) {
      if (head.orders().isEmpty()) {
        return Collections.nCopies(arguments, 0);
      }
      if (head.orders().size() != arguments) {
        throw resolver.error(head, "the primes of '" + head.name() + "' do not fit its " + arguments + " arguments", "write one order per argument, as in f'[1,0](x, y)");
      }
      return head.orders();
    }

    private static Expr binder(Syntax.Call call, Resolver resolver) {
      List<Expr> parameters = new ArrayList<>();
      Syntax second = call.arguments().get(1);
      String variable;
      String head = call.name();
      if (second instanceof Syntax.Distributed d && d.law() instanceof Syntax.Call law && law.name().equals("normal")) {
        variable = d.variable().name();
        parameters.addAll(resolver.resolveAll(law.arguments()));
      } else if (second instanceof Syntax.Approach a) {
        variable = a.variable().name();
        parameters.add(resolver.resolve(a.target()));
        head = Binder.limit(a.side());
      } else if (second instanceof Syntax.Name name) {
        variable = name.name() + "'".repeat(name.primes());
      } else {
        throw resolver.error(second, "'" + resolver.formula().excerpt(second) + "' is not a variable", "name one, as in " + call.name() + "(e, x, …)");
      }
      parameters.addAll(resolver.resolveAll(call.arguments().subList(2, call.arguments().size())));
      return Binder.of(head, variable, resolver.resolve(call.arguments().get(0)), parameters);
    }
  }
}
