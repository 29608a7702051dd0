package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Interval;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.RealDomain;
import org.saddlepoint.expr.RealDomain.Condition;
import org.saddlepoint.expr.RealDomain.Demand;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Scope;
import org.saddlepoint.expr.Substitution;
import org.saddlepoint.expr.Syntax;

/**
 * Refuses formulas that are singular or not real where a network takes them: divisors that vanish, logarithms and roots of negative
 * values, for all values that the fields can take. Functions are followed into their formulas, so that the message points at the
 * very divisor or root.
 */
final class DomainCheck {
  private final Reading reading;
  private final FormulaText text;
  private final Scope scope;
  private final RealDomain domain;
  private final Map<String, Expr> bindings;
  private final Set<String> open;

  private DomainCheck(Reading reading, FormulaText text, Scope scope, RealDomain domain, Map<String, Expr> bindings, Set<String> open) {
    this.open = open;
    this.reading = reading;
    this.text = text;
    this.scope = scope;
    this.domain = domain;
    this.bindings = bindings;
  }

  /** Checks a formula whose fields and site parameters take the given ranges. */
  static void check(Reading reading, FormulaText text, Syntax formula, Scope scope, Map<String, Interval> ranges) {
    new DomainCheck(reading, text, scope, new RealDomain(ranges, List.of()), Map.of(), Set.of()).walk(formula);
  }

  /**
   * Checks the law of a site parameter. A quantile formula may have a logarithm that is infinite at the very ends of a uniform
   * parameter, as −log(1 − u) has: all its moments are finite. A pole is refused there too, for its moments are not.
   *
   * @param uniform the uniform parameters
   */
  static void checkLaw(Reading reading, FormulaText text, Syntax formula, Scope scope, Map<String, Interval> ranges, Set<String> uniform) {
    new DomainCheck(reading, text, scope, new RealDomain(ranges, List.of()), Map.of(), uniform).walk(formula);
  }

  /** The parts of a formula before the formula itself: a pole inside would make nonsense of what is around it. */
  private void walk(Syntax part) {
    if (part instanceof Syntax.Call call) {
      call(call);
      return;
    }
    part.children().forEach(this::walk);
    if (part instanceof Syntax.Product product) {
      for (Syntax.Factor factor : product.factors()) {
        if (factor.divided()) {
          demand(factor.operand(), value(factor.operand()), Demand.NOT_ZERO, "the divisor '" + excerpt(factor.operand()) + "' is zero", "use a formula without a pole on the real line, or guard it with if(…)");
        }
      }
    } else if (part instanceof Syntax.Power power) {
      power(power);
    }
  }

  private void power(Syntax.Power power) {
    Expr base = value(power.base());
    Expr exponent = value(power.exponent());
    if (!(exponent instanceof Num) && !exponent.freeSymbols().isEmpty()) {
      demand(power.base(), base, Demand.POSITIVE, "'" + excerpt(power.base()) + "' to a varying power is not real", "keep the base positive");
      return;
    }
    try {
      Expr.pow(base, exponent);
    } catch (ExpressionLimitException tooLarge) {
      throw text.error(power.operatorAt(), "at the values of the parameters this makes " + tooLarge.getMessage(), "use smaller numbers");
    } catch (ArithmeticException division) {
      throw text.error(power.operatorAt(), division.getMessage() + " at the values of the parameters", "divide by something else");
    }
    double p = reading.values().of(exponent);
    String shown = "'" + excerpt(power) + "'";
    if (p == Math.rint(p)) {
      if (p < 0) {
        demand(power.base(), base, Demand.NOT_ZERO, shown + " has a pole", "use a formula without a pole on the real line, or guard it with if(…)");
      }
      return;
    }
    boolean simple = power.exponent() instanceof Syntax.Name || power.exponent() instanceof Syntax.Number;
    String exponentText = simple ? excerpt(power.exponent()) : "(" + excerpt(power.exponent()) + ")";
    String right = "write abs(" + excerpt(power.base()) + ")^" + exponentText + ", times sign(" + excerpt(power.base()) + ") for an odd function";
    demand(power.base(), base, p < 0 ? Demand.POSITIVE : Demand.NOT_NEGATIVE, shown + " is not real", right);
  }

  private void call(Syntax.Call call) {
    Optional<Builtin> builtin = Builtin.named(call.name());
    Syntax first = call.arguments().get(0);
    if (call.name().equals("if")) {
      choice(call);
      return;
    }
    if (call.isInput()) {
      new DomainCheck(reading, text, ((EquationScope) scope).source(call), domain, Map.of(), open).walk(call.arguments().get(1));
      return;
    }
    if (call.name().equals("pade")) {
      approximant(call, value(call));
      return;
    }
    call.arguments().forEach(this::walk);
    if (builtin.isPresent()) {
      switch (builtin.get()) {
        case LOG -> inside().demand(call, value(first), Demand.POSITIVE, "'" + excerpt(call) + "' is not a finite real number", "keep its argument positive, as in log(1 + exp(x)), or guard it with if(x > 0, …, …)");
        case SQRT -> demand(call, value(first), Demand.NOT_NEGATIVE, "'" + excerpt(call) + "' is not real", "write sqrt(abs(x)), or guard it with if(x > 0, …, 0)");
        case TAN -> demand(call, Expr.apply("cos", value(first)), Demand.NOT_ZERO, "'" + excerpt(call) + "' has a pole", "use a formula without a pole on the real line");
        default -> { }
      }
      return;
    }
    reading.functions().written(call.name()).ifPresent(f -> body(f, call));
  }

  /** The same check with the ends of uniform parameters left out. */
  private DomainCheck inside() {
    if (open.isEmpty()) {
      return this;
    }
    Map<String, Interval> ranges = new LinkedHashMap<>(domain.ranges());
    open.forEach(name -> ranges.computeIfPresent(name, (n, r) -> r.isPoint() ? r : new Interval(r.low(), false, r.high(), false)));
    return new DomainCheck(reading, text, scope, new RealDomain(ranges, domain.conditions()), bindings, open);
  }

  private void body(FunctionTable.Written function, Syntax.Call call) {
    Map<String, Expr> arguments = new LinkedHashMap<>();
    for (int k = 0; k < function.arguments().size(); k++) {
      arguments.put(function.arguments().get(k), value(call.arguments().get(k)));
    }
    new DomainCheck(reading, function.text(), reading.functions().scope(function), domain, arguments, open).walk(function.body());
  }

  private void choice(Syntax.Call call) {
    Syntax.Comparison comparison = (Syntax.Comparison) call.arguments().get(0);
    walk(comparison.left());
    walk(comparison.right());
    Expr difference = Expr.sub(value(comparison.left()), value(comparison.right()));
    Syntax then = call.arguments().get(1);
    Syntax otherwise = call.arguments().get(2);
    under(difference, comparison.relation()).walk(then);
    switch (comparison.relation()) {
      case LESS -> under(difference, Relation.AT_LEAST).walk(otherwise);
      case AT_MOST -> under(difference, Relation.GREATER).walk(otherwise);
      case GREATER -> under(difference, Relation.AT_MOST).walk(otherwise);
      case AT_LEAST -> under(difference, Relation.LESS).walk(otherwise);
      default -> {
        under(difference, Relation.LESS).walk(otherwise);
        under(difference, Relation.GREATER).walk(otherwise);
      }
    }
  }

  private DomainCheck under(Expr difference, Relation relation) {
    return new DomainCheck(reading, text, scope, domain.given(new Condition(difference, relation)), bindings, open);
  }

  private void approximant(Syntax part, Expr e) {
    if (e instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0) {
      demand(part, p.base(), Demand.NOT_ZERO, "'" + excerpt(part) + "' has a pole", "choose other degrees, for which the denominator has no real zero");
    }
    e.children().forEach(c -> approximant(part, c));
  }

  private void demand(Syntax at, Expr e, Demand demand, String wrong, String right) {
    domain.violation(e, demand).ifPresent(place -> {
      String where = place.equals(RealDomain.EVERYWHERE) ? " at the values of the parameters" : " at " + place.replace("input#", "");
      throw text.error(at, wrong + where, right);
    });
  }

  /** A part of the formula in fields and numbers: functions written out, parameters at their values, inputs as symbols. */
  private Expr value(Syntax part) {
    Expr e = Inputs.hidden(new Resolver(text, scope).resolve(part)).local();
    return reading.values().in(Substitution.of(bindings).in(e));
  }

  private String excerpt(Syntax part) {
    String whole = text.text().substring(part.start(), part.end());
    return whole.length() <= 40 ? whole : whole.substring(0, 37) + "…";
  }
}
