package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a parsed formula its meaning: numbers, operators and built-in functions here, all other names through a {@link Scope}.
 * The result is canonical. Wrong arity, division by zero and numbers too large to write down are {@link InputException} at
 * their token.
 */
public final class Resolver {
  private final FormulaText formula;
  private final Scope scope;

  public Resolver(FormulaText formula, Scope scope) {
    this.formula = formula;
    this.scope = scope;
  }

  public FormulaText formula() {
    return formula;
  }

  /** The same formula read with other meanings of names: the argument of {@code sum} lives on another species. */
  public Resolver within(Scope inner) {
    return new Resolver(formula, inner);
  }

  public InputException error(Syntax part, String wrong, String right) {
    return formula.error(part, wrong, right);
  }

  public Expr resolve(Syntax syntax) {
    if (syntax instanceof Syntax.Number number) {
      return Expr.num(number.value());
    }
    if (syntax instanceof Syntax.Name name) {
      if (Builtin.named(name.name()).isPresent() || name.name().equals("if") || name.name().equals("sum") || name.name().equals("pade")) {
        throw formula.error(name, name.name() + " is a function and has no argument here", "write " + name.name() + "(…) with round brackets");
      }
      return name.bare() && name.name().equals("pi") ? Expr.PI : scope.name(name, formula);
    }
    if (syntax instanceof Syntax.Sum sum) {
      return Expr.add(sum.terms().stream().map(t -> t.minus() ? product(List.of(), t.operand(), true) : resolve(t.operand())).toList());
    }
    if (syntax instanceof Syntax.Negation || syntax instanceof Syntax.Product) {
      return product(List.of(), syntax, false);
    }
    if (syntax instanceof Syntax.Power power) {
      Expr base = resolve(power.base());
      Expr exponent = resolve(power.exponent());
      return guarded(power.operatorAt(), () -> Expr.pow(base, exponent));
    }
    if (syntax instanceof Syntax.Call call) {
      return call(call);
    }
    throw formula.error(syntax, "'" + formula.excerpt(syntax) + "' is not a value", "write an expression here");
  }

  /** The product of what stands left and a part with an optional sign, collected at once: −(a+b)(c+d) keeps its factors. */
  private Expr product(List<Expr> left, Syntax part, boolean minus) {
    List<Expr> factors = new ArrayList<>(left);
    boolean negative = minus;
    int at = part.start();
    Syntax rest = part;
    while (rest instanceof Syntax.Negation negation) {
      negative = !negative;
      rest = negation.operand();
    }
    if (rest instanceof Syntax.Product product) {
      for (Syntax.Factor factor : product.factors()) {
        Syntax operand = factor.operand();
        while (operand instanceof Syntax.Negation negation) {
          negative = !negative;
          operand = negation.operand();
        }
        Expr value = resolve(operand);
        if (factor.divided() && value.isZero()) {
          throw formula.error(operand, "division by zero", "divide by something else");
        }
        factors.add(factor.divided() ? guarded(factor.operatorAt(), () -> Expr.pow(value, -1)) : value);
      }
    } else {
      factors.add(resolve(rest));
    }
    if (negative) {
      factors.add(0, Expr.MINUS_ONE);
    }
    return guarded(at, () -> Expr.mul(factors));
  }

  private Expr call(Syntax.Call call) {
    String name = call.name();
    Optional<Builtin> builtin = Builtin.named(name);
    if (builtin.isPresent() && call.head().bare()) {
      arity(call, builtin.get());
      List<Expr> arguments = resolveAll(call.arguments());
      return guarded(call.start(), () -> Expr.apply(name, arguments));
    }
    if (name.equals("if") && call.arguments().get(0) instanceof Syntax.Comparison condition) {
      Expr left = resolve(condition.left());
      Expr right = resolve(condition.right());
      return Conditional.of(left, condition.relation(), right, resolve(call.arguments().get(1)), resolve(call.arguments().get(2)));
    }
    if (name.equals("pade") && call.head().bare()) {
      return PadeCall.resolve(call, scope, this);
    }
    return scope.call(call, this);
  }

  private void arity(Syntax.Call call, Builtin builtin) {
    int given = call.arguments().size();
    boolean right = builtin.variadic() ? given >= builtin.arity() : given == builtin.arity();
    if (!right) {
      throw wrongArity(call, builtin.variadic() ? "two or more" : number(builtin.arity()), builtin.arity() == 1 && !builtin.variadic() ? "x" : "a, b");
    }
  }

  /** The error for a function with the wrong number of arguments. */
  public InputException wrongArity(Syntax.Call call, String expected, String example) {
    int given = call.arguments().size();
    String right = call.name() + " takes " + expected + ", as in " + call.name() + "(" + example + ")";
    if (decimalComma(call)) {
      right = "decimals are written with a point, as in 0.5";
    }
    return formula.error(call, call.name() + " has " + given + (given == 1 ? " argument" : " arguments"), right);
  }

  /** one, two, three, …, then digits. */
  static String number(int count) {
    return switch (count) {
      case 1 -> "one";
      case 2 -> "two";
      case 3 -> "three";
      default -> Integer.toString(count);
    };
  }

  private boolean decimalComma(Syntax.Call call) {
    for (int k = 1; k < call.arguments().size(); k++) {
      int end = call.arguments().get(k - 1).end();
      boolean digits = call.arguments().get(k).start() == end + 1 && Character.isDigit(formula.text().charAt(end - 1)) && Character.isDigit(formula.text().charAt(end + 1));
      if (digits) {
        return true;
      }
    }
    return false;
  }

  List<Expr> resolveAll(List<Syntax> parts) {
    return parts.stream().map(this::resolve).toList();
  }

  private Expr guarded(int at, java.util.function.Supplier<Expr> made) {
    try {
      return made.get();
    } catch (ExpressionLimitException tooLarge) {
      throw formula.error(at, "this makes " + tooLarge.getMessage(), "use smaller numbers");
    } catch (ArithmeticException undefined) {
      throw formula.error(at, undefined.getMessage(), "divide by something else");
    }
  }
}
