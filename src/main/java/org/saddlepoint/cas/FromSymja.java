package org.saddlepoint.cas;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IComplex;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IInteger;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Symbol;

/**
 * Reads a Symja tree back. A head that has no meaning here, above all that of the operation itself, is an error: Symja returns
 * what it cannot do as it was asked, without a word.
 */
final class FromSymja {
  private FromSymja() {}

  /** @throws CasException if any part is unevaluated, inexact, undefined or unknown here */
  static Expr of(IExpr e) {
    if (e instanceof IInteger i) {
      return Expr.num(Rational.of(i.toBigNumerator()));
    }
    if (e instanceof IRational q) {
      return rational(q);
    }
    if (e instanceof IComplex c) {
      return Expr.add(rational(c.getRealPart()), Expr.mul(Expr.I, rational(c.getImaginaryPart())));
    }
    if (e instanceof ISymbol s) {
      return symbol(s);
    }
    if (e instanceof IAST ast) {
      return ast.head() instanceof ISymbol head ? node(head, ast) : unknown(ast);
    }
    return unknown(e);
  }

  /** The elements of a list, read by {@code of}. */
  static List<Expr> list(IExpr e) {
    if (!(e instanceof IAST ast) || !ast.isList()) {
      throw unevaluated(e);
    }
    return arguments(ast);
  }

  static CasException unevaluated(IExpr e) {
    String text = e.toString();
    return new CasException(CasException.Reason.UNEVALUATED,
        "Symja answers " + (text.length() <= 200 ? text : text.substring(0, 200) + "…"));
  }

  private static Expr rational(IRational q) {
    BigInteger numerator = q.toBigNumerator();
    return Expr.num(Rational.of(numerator, q.toBigDenominator()));
  }

  private static Expr symbol(ISymbol s) {
    if (s.equals(S.Pi)) {
      return Expr.PI;
    }
    if (s.equals(S.E)) {
      return Expr.apply(Builtin.EXP.spelling(), Expr.ONE);
    }
    if (s.equals(S.I)) {
      return Expr.I;
    }
    String name = s.getSymbolName();
    return name.matches("v[1-9][0-9]*") ? new Symbol(name) : unknown(s);
  }

  private static Expr node(ISymbol head, IAST ast) {
    if (ast.isInfinity()) {
      return Constant.INFINITY;
    }
    if (ast.isNegativeInfinity()) {
      return Expr.neg(Constant.INFINITY);
    }
    if (head.equals(S.Plus)) {
      return Expr.add(arguments(ast));
    }
    if (head.equals(S.Times)) {
      return Expr.mul(arguments(ast));
    }
    if (head.equals(S.Power) && ast.isAST2()) {
      return ast.arg1().equals(S.E) ? elementary(Builtin.EXP, of(ast.arg2())) : Expr.pow(of(ast.arg1()), of(ast.arg2()));
    }
    if (head.equals(S.Piecewise)) {
      return piecewise(ast);
    }
    return function(head, ast);
  }

  private static Expr function(ISymbol head, IAST ast) {
    for (Builtin builtin : Builtin.values()) {
      if (head.equals(symjaName(builtin)) && (builtin.variadic() || ast.argSize() == 1)) {
        return Expr.apply(builtin.spelling(), arguments(ast));
      }
    }
    return ast.argSize() == 1 ? byOthers(head, ast) : unknown(ast);
  }

  private static ISymbol symjaName(Builtin builtin) {
    return switch (builtin) {
      case EXP -> S.Exp;
      case LOG -> S.Log;
      case SQRT -> S.Sqrt;
      case ABS -> S.Abs;
      case SIGN -> S.Sign;
      case MIN -> S.Min;
      case MAX -> S.Max;
      case SIN -> S.Sin;
      case COS -> S.Cos;
      case TAN -> S.Tan;
      case ATAN -> S.ArcTan;
      case SINH -> S.Sinh;
      case COSH -> S.Cosh;
      case TANH -> S.Tanh;
      case ERF -> S.Erf;
      case ERFC -> S.Erfc;
    };
  }

  /** Functions that the formula grammar writes by others. */
  private static Expr byOthers(ISymbol head, IAST ast) {
    Expr x = of(ast.arg1());
    if (head.equals(S.Sec)) {
      return Expr.pow(elementary(Builtin.COS, x), -1);
    }
    if (head.equals(S.Csc)) {
      return Expr.pow(elementary(Builtin.SIN, x), -1);
    }
    if (head.equals(S.Cot)) {
      return Expr.div(elementary(Builtin.COS, x), elementary(Builtin.SIN, x));
    }
    if (head.equals(S.Sech)) {
      return Expr.pow(elementary(Builtin.COSH, x), -1);
    }
    if (head.equals(S.Csch)) {
      return Expr.pow(elementary(Builtin.SINH, x), -1);
    }
    if (head.equals(S.Coth)) {
      return Expr.div(elementary(Builtin.COSH, x), elementary(Builtin.SINH, x));
    }
    if (head.equals(S.ArcSinh)) {
      return elementary(Builtin.LOG, Expr.add(x, Expr.sqrt(Expr.add(Expr.pow(x, 2), Expr.ONE))));
    }
    if (head.equals(S.ArcTanh)) {
      return Expr.mul(Expr.HALF, Expr.sub(elementary(Builtin.LOG, Expr.add(Expr.ONE, x)),
          elementary(Builtin.LOG, Expr.sub(Expr.ONE, x))));
    }
    return unknown(ast);
  }

  private static Expr piecewise(IAST ast) {
    if (!ast.arg1().isList() || ast.argSize() > 2) {
      return unknown(ast);
    }
    Expr result = ast.argSize() == 2 ? of(ast.arg2()) : Expr.ZERO;
    IAST pieces = (IAST) ast.arg1();
    for (int i = pieces.argSize(); i >= 1; i--) {
      if (!(pieces.get(i) instanceof IAST piece) || !piece.isList() || piece.argSize() != 2) {
        return unknown(ast);
      }
      result = conditional(of(piece.arg1()), piece.arg2(), result);
    }
    return result;
  }

  private static Expr conditional(Expr then, IExpr condition, Expr otherwise) {
    if (condition.isTrue()) {
      return then;
    }
    if (condition instanceof IAST ast && ast.isAST2()) {
      for (Relation relation : Relation.values()) {
        if (ast.head().equals(symjaName(relation))) {
          return Conditional.of(of(ast.arg1()), relation, of(ast.arg2()), then, otherwise);
        }
      }
    }
    return unknown(condition);
  }

  private static ISymbol symjaName(Relation relation) {
    return switch (relation) {
      case LESS -> S.Less;
      case AT_MOST -> S.LessEqual;
      case GREATER -> S.Greater;
      case AT_LEAST -> S.GreaterEqual;
      case EQUAL -> S.Equal;
      case NOT_EQUAL -> S.Unequal;
    };
  }

  private static Expr elementary(Builtin builtin, Expr x) {
    return Expr.apply(builtin.spelling(), x);
  }

  private static List<Expr> arguments(IAST ast) {
    List<Expr> arguments = new ArrayList<>(ast.argSize());
    for (int i = 1; i <= ast.argSize(); i++) {
      arguments.add(of(ast.get(i)));
    }
    return arguments;
  }

  private static Expr unknown(IExpr e) {
    throw unevaluated(e);
  }
}
