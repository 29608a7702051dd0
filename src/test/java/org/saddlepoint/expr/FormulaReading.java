package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.typeset.Fence;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;
import org.saddlepoint.typeset.Style;

/**
 * Reads a printed formula as a person does, from what stands where: a row is a sum of its parts between plus and minus signs, a
 * part is the product of what stands side by side, a raised formula is an exponent, an upright name acts on the next thing. It
 * shares no code with the printer, so a lost pair of parentheses shows as a wrong value.
 */
final class FormulaReading {
  private final Map<String, Double> values;

  FormulaReading(Map<String, Double> values) {
    this.values = values;
  }

  double value(Formula f) {
    if (f instanceof Formula.Row row) {
      return sum(row.items());
    } else if (f instanceof Formula.Number n) {
      return Double.parseDouble(n.digits());
    } else if (f instanceof Formula.Symbol s) {
      return s.name().equals("pi") ? Math.PI : s.name().equals("e") ? Math.E : symbol(s.name());
    } else if (f instanceof Formula.Fraction q) {
      return value(q.numerator()) / value(q.denominator());
    } else if (f instanceof Formula.Radical r) {
      return Math.sqrt(value(r.body()));
    } else if (f instanceof Formula.Fenced e) {
      return e.fence() == Fence.BARS ? Math.abs(value(e.body())) : value(e.body());
    } else if (f instanceof Formula.Script s && s.lower().isEmpty()) {
      return Math.pow(value(s.base()), value(s.upper()));
    } else if (f instanceof Formula.Call c) {
      return applied(c.head(), c.arguments().body());
    } else if (f instanceof Formula.Cases c) {
      return c.cases().stream().filter(one -> holds(one.condition())).findFirst().map(one -> value(one.value())).orElseThrow();
    }
    throw new IllegalArgumentException("cannot read " + f);
  }

  private double symbol(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("nothing is called " + name);
    }
    return values.get(name);
  }

  private double sum(List<Formula> items) {
    double total = 0;
    int start = 0;
    int sign = 1;
    for (int k = 0; k <= items.size(); k++) {
      boolean joins = k < items.size() && (is(items.get(k), Sign.PLUS) || is(items.get(k), Sign.MINUS));
      if (joins || k == items.size()) {
        if (k > start) {
          total += sign * product(items.subList(start, k));
        } else if (k > 0) {
          throw new IllegalArgumentException("two signs in a row");
        }
        sign = k < items.size() && is(items.get(k), Sign.MINUS) ? -1 : 1;
        start = k + 1;
      }
    }
    return total;
  }

  private double product(List<Formula> items) {
    double total = 1;
    for (int k = 0; k < items.size(); k++) {
      Formula item = items.get(k);
      if (is(item, Sign.TIMES) || item instanceof Formula.Space) {
        continue;
      }
      if (is(item, Sign.SLASH)) {
        return total / divisor(items.subList(k + 1, items.size()));
      }
      if (k > 0 && startsWithDigit(item) && !is(items.get(k - 1), Sign.TIMES) && endsWithDigit(items.get(k - 1))) {
        throw new IllegalArgumentException("two numbers run together");
      }
      boolean name = operator(item) != null;
      total *= name ? applied(item, items.get(++k)) : value(item);
    }
    return total;
  }

  /** What stands right of a slash: one thing, or a name with its argument. */
  private double divisor(List<Formula> items) {
    if (items.size() != (operator(items.get(0)) == null ? 1 : 2)) {
      throw new IllegalArgumentException("it is not clear what a slash divides by");
    }
    return product(items);
  }

  private static boolean startsWithDigit(Formula f) {
    return f instanceof Formula.Number || f instanceof Formula.Script s && s.base() instanceof Formula.Number;
  }

  private static boolean endsWithDigit(Formula f) {
    return f instanceof Formula.Number;
  }

  private static boolean is(Formula f, Sign sign) {
    return f instanceof Formula.Operation o && o.sign() == sign;
  }

  /** The name of a function, with a power on it or not; null for anything else. */
  private static String operator(Formula f) {
    Formula base = f instanceof Formula.Script s ? s.base() : f;
    return base instanceof Formula.Symbol s && s.style() == Style.OPERATOR ? s.name() : null;
  }

  private double applied(Formula head, Formula argument) {
    String name = operator(head);
    if (name == null) {
      throw new IllegalArgumentException("not a function: " + head);
    }
    if (name.equals("max") || name.equals("min")) {
      double best = name.equals("max") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      for (Formula one : separated(argument.items())) {
        best = name.equals("max") ? Math.max(best, value(one)) : Math.min(best, value(one));
      }
      return best;
    }
    double x = value(argument);
    double plain =
        switch (name) {
          case "exp" -> Math.exp(x);
          case "ln" -> Math.log(x);
          case "sin" -> Math.sin(x);
          case "cos" -> Math.cos(x);
          case "tanh" -> Math.tanh(x);
          case "cosh" -> Math.cosh(x);
          case "arctan" -> Math.atan(x);
          case "sgn" -> Math.signum(x);
          default -> throw new IllegalArgumentException("unknown function " + name);
        };
    return head instanceof Formula.Script s ? Math.pow(plain, value(s.upper())) : plain;
  }

  private static List<Formula> separated(List<Formula> items) {
    List<Formula> parts = new ArrayList<>();
    int start = 0;
    for (int k = 0; k <= items.size(); k++) {
      if (k == items.size() || is(items.get(k), Sign.COMMA)) {
        parts.add(Formula.row(items.subList(start, k)));
        start = k + 1;
      }
    }
    return parts;
  }

  private boolean holds(Formula condition) {
    if (condition instanceof Formula.Text) {
      return true;
    }
    List<Formula> items = condition.items();
    int relation = items.indexOf(Formula.sign(Sign.LESS));
    return value(Formula.row(items.subList(1, relation))) < value(Formula.row(items.subList(relation + 1, items.size())));
  }
}
