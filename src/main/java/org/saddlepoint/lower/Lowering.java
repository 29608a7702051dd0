package org.saddlepoint.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Inversion;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/** Translates trees into instructions. Where the written form would cancel or overflow, an equal form that does not is emitted. */
final class Lowering {
  /** Larger integer powers go to {@link Math#pow}, whose error does not grow with the exponent. */
  private static final int LARGEST_MULTIPLIED_POWER = 16;

  /** Beyond this ratio of squares c + u² equals u² in double precision. */
  private static final double DOMINANT = 1e9;

  private final Tape.Builder tape;
  private final Map<Expr, Integer> given = new HashMap<>();
  private final Map<Expr, Integer> done;

  /** Whether arguments are symbols, so that subexpressions may change their shape. */
  private final boolean rewritable;

  Lowering(Tape.Builder tape, List<? extends Expr> arguments, List<? extends Expr> parameters) {
    this.tape = tape;
    this.rewritable = Stream.concat(arguments.stream(), parameters.stream()).allMatch(a -> a instanceof Symbol);
    for (int k = 0; k < arguments.size(); k++) {
      given.put(arguments.get(k), tape.argument(k));
    }
    for (int k = 0; k < parameters.size(); k++) {
      given.put(parameters.get(k), tape.parameter(k));
    }
    this.done = new HashMap<>(given);
  }

  private Lowering(Lowering outer, Expr symbol, int position) {
    this.tape = outer.tape;
    this.rewritable = outer.rewritable;
    given.putAll(outer.given);
    given.put(symbol, position);
    this.done = new HashMap<>(given);
  }

  /** The same arguments and parameters and one more symbol, whose value an instruction has computed. */
  Lowering with(String symbol, int position) {
    return new Lowering(this, Expr.sym(symbol), position);
  }

  Tape.Builder tape() {
    return tape;
  }

  /** The position of the instruction that computes the expression. */
  int of(Expr e) {
    Integer position = done.get(e);
    if (position == null) {
      position = lower(e);
      done.put(e, position);
    }
    return position;
  }

  private int lower(Expr e) {
    if (e instanceof Num n) {
      return tape.constant(n.value().doubleValue());
    }
    if (e instanceof Constant c) {
      return constant(c);
    }
    if (e instanceof Sum) {
      Expr added = rewritable ? CommonDenominators.in((Sum) e) : e;
      Expr paired = HyperbolicPairs.in(added);
      return paired instanceof Sum s ? new SumForm(this, s).lower() : of(paired);
    }
    if (e instanceof Product p) {
      return new ProductForm(this, p).lower();
    }
    if (e instanceof Power p) {
      return power(p.base(), p.exponent());
    }
    if (e instanceof Conditional c) {
      return choice(c.relation(), of(c.left()), of(c.right()), of(c.then()), of(c.otherwise()));
    }
    if (e instanceof Apply a) {
      Optional<Builtin> builtin = a.builtin();
      if (builtin.isPresent()) {
        return builtin(builtin.get(), a.arguments());
      }
    }
    if (Inversion.is(e)) {
      return new InverseForm(this, (Binder) e).lower();
    }
    String kind = e instanceof Symbol ? "the symbol " : "";
    throw new IllegalArgumentException(kind + e + " cannot be computed: it is neither an argument nor a parameter of the compiled function");
  }

  private int constant(Constant c) {
    if (c.equals(Constant.PI)) {
      return tape.constant(Math.PI);
    }
    if (c.equals(Constant.INFINITY)) {
      return tape.constant(Double.POSITIVE_INFINITY);
    }
    throw new IllegalArgumentException("the imaginary unit cannot be computed with real numbers");
  }

  int choice(Relation relation, int left, int right, int then, int otherwise) {
    return switch (relation) {
      case LESS -> tape.apply(Operation.LESS, left, right, then, otherwise);
      case AT_MOST -> tape.apply(Operation.AT_MOST, left, right, then, otherwise);
      case GREATER -> tape.apply(Operation.LESS, right, left, then, otherwise);
      case AT_LEAST -> tape.apply(Operation.AT_MOST, right, left, then, otherwise);
      case EQUAL -> tape.apply(Operation.EQUAL, left, right, then, otherwise);
      case NOT_EQUAL -> tape.apply(Operation.EQUAL, left, right, otherwise, then);
    };
  }

  private int builtin(Builtin function, List<Expr> arguments) {
    if (function == Builtin.LOG) {
      return new LogarithmForm(this).lower(arguments.get(0));
    }
    int result = of(arguments.get(0));
    if (!function.variadic()) {
      return tape.apply(Operation.of(function), result);
    }
    for (Expr next : arguments.subList(1, arguments.size())) {
      result = tape.apply(Operation.of(function), result, of(next));
    }
    return result;
  }

  int power(Expr base, Expr exponent) {
    if (!(exponent instanceof Num n)) {
      return tape.apply(Operation.POW, of(base), of(exponent));
    }
    Rational r = n.value();
    if (r.signum() < 0) {
      return tape.apply(Operation.DIVIDE, tape.constant(1), of(Expr.pow(base, Expr.num(r.negate()))));
    }
    if (!r.isInteger() && base instanceof Power inner && inner.exponent() instanceof Num k && k.value().isInteger() && !k.value().numerator().testBit(0)) {
      // (b²)^r is |b|^(2r): no overflow, and sqrt(b²) becomes exact.
      return of(Expr.pow(Expr.apply(Builtin.ABS.spelling(), inner.base()), Expr.num(k.value().times(r))));
    }
    Rational quarters = r.times(Rational.of(4));
    if (!quarters.isSmallInteger() || quarters.intValue() > 4 * LARGEST_MULTIPLIED_POWER) {
      return tape.apply(Operation.POW, of(base), tape.constant(r.doubleValue()));
    }
    return byRoots(base, quarters.intValue());
  }

  /** base^(quarters/4) by multiplications and square roots. */
  private int byRoots(Expr base, int quarters) {
    int whole = quarters / 4;
    int rest = quarters % 4;
    int x = of(base);
    if (rest == 0) {
      return multiplied(x, whole);
    }
    int root = squareRoot(base, x);
    int fraction = switch (rest) {
      case 2 -> root;
      case 1 -> tape.apply(Operation.SQRT, root);
      default -> tape.apply(Operation.MULTIPLY, root, tape.apply(Operation.SQRT, root));
    };
    return whole == 0 ? fraction : tape.apply(Operation.MULTIPLY, multiplied(x, whole), fraction);
  }

  private int multiplied(int x, int exponent) {
    if (exponent == 1) {
      return x;
    }
    if (exponent % 2 == 0) {
      int half = multiplied(x, exponent / 2);
      return tape.apply(Operation.MULTIPLY, half, half);
    }
    return tape.apply(Operation.MULTIPLY, multiplied(x, exponent - 1), x);
  }

  /** √base; for c + k u² with positive numbers c, k the value √k |u| once c no longer matters, so that u² may overflow. */
  private int squareRoot(Expr base, int x) {
    int root = tape.apply(Operation.SQRT, x);
    if (!(base instanceof Sum s) || s.terms().size() != 2 || !(s.terms().get(0) instanceof Num c) || c.value().signum() < 0) {
      return root;
    }
    Expr other = s.terms().get(1);
    Rational k = other instanceof Product p ? p.coefficient() : Rational.ONE;
    Expr square = other instanceof Product p ? p.withoutCoefficient() : other;
    if (k.signum() < 0 || !(square instanceof Power p) || !p.hasExponent(2)) {
      return root;
    }
    int size = tape.apply(Operation.ABS, of(p.base()));
    double scale = Math.sqrt(k.doubleValue());
    int threshold = tape.constant(DOMINANT * Math.sqrt(c.value().doubleValue()) / scale);
    int asymptote = tape.apply(Operation.MULTIPLY, tape.constant(scale), size);
    return tape.apply(Operation.LESS, threshold, size, asymptote, root);
  }
}
