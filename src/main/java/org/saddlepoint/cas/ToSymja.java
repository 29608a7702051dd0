package org.saddlepoint.cas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/**
 * Writes the veiled expressions of one question as Symja trees, through Symja's builder and never through its parser.
 *
 * <p>A name becomes one Symja object: Symja compares such symbols by identity, and two of the same name are strangers.
 */
final class ToSymja {
  private final Map<String, ISymbol> symbols = new HashMap<>();

  IExpr symbol(Symbol veiled) {
    return symbols.computeIfAbsent(veiled.name(), F::Dummy);
  }

  IExpr of(Expr e) {
    if (e instanceof Num n) {
      return number(n.value());
    }
    if (e instanceof Symbol s) {
      return symbol(s);
    }
    if (e instanceof Constant c) {
      return c.equals(Constant.PI) ? S.Pi : c.equals(Constant.I) ? F.CI : F.CInfinity;
    }
    if (e instanceof Sum s) {
      return F.Plus(all(s.terms()));
    }
    if (e instanceof Product p) {
      return F.Times(all(p.factors()));
    }
    if (e instanceof Power p) {
      return F.Power(of(p.base()), of(p.exponent()));
    }
    if (e instanceof Conditional c) {
      return F.Piecewise(F.List(F.List(of(c.then()), relation(c.relation(), of(c.left()), of(c.right())))), of(c.otherwise()));
    }
    if (e instanceof Apply a && a.builtin().isPresent()) {
      return function(a.builtin().get(), all(a.arguments()));
    }
    throw new IllegalArgumentException("not veiled: " + e);
  }

  IExpr[] all(List<Expr> expressions) {
    return expressions.stream().map(this::of).toArray(IExpr[]::new);
  }

  private static IExpr number(Rational value) {
    return value.isInteger() ? F.ZZ(value.numerator()) : F.fraction(value.numerator(), value.denominator());
  }

  private static IExpr relation(Relation relation, IExpr left, IExpr right) {
    return switch (relation) {
      case LESS -> F.Less(left, right);
      case AT_MOST -> F.LessEqual(left, right);
      case GREATER -> F.Greater(left, right);
      case AT_LEAST -> F.GreaterEqual(left, right);
      case EQUAL -> F.Equal(left, right);
      case NOT_EQUAL -> F.Unequal(left, right);
    };
  }

  private static IExpr function(Builtin builtin, IExpr[] x) {
    return switch (builtin) {
      case EXP -> F.Exp(x[0]);
      case LOG -> F.Log(x[0]);
      case SQRT -> F.Sqrt(x[0]);
      case ABS -> F.Abs(x[0]);
      case SIGN -> F.Sign(x[0]);
      case MIN -> F.ast(x, S.Min);
      case MAX -> F.ast(x, S.Max);
      case SIN -> F.Sin(x[0]);
      case COS -> F.Cos(x[0]);
      case TAN -> F.Tan(x[0]);
      case ATAN -> F.ArcTan(x[0]);
      case SINH -> F.Sinh(x[0]);
      case COSH -> F.Cosh(x[0]);
      case TANH -> F.Tanh(x[0]);
      case ERF -> F.Erf(x[0]);
      case ERFC -> F.Erfc(x[0]);
    };
  }
}
