package org.saddlepoint.expr;

import java.util.Optional;

/** The elementary functions of the formula grammar, with parity. {@code sqrt} is written as a power and so is not a node. */
public enum Builtin {
  EXP("exp", 1, Parity.NONE),
  LOG("log", 1, Parity.NONE),
  SQRT("sqrt", 1, Parity.NONE),
  ABS("abs", 1, Parity.EVEN),
  SIGN("sign", 1, Parity.ODD),
  MIN("min", 2, Parity.NONE),
  MAX("max", 2, Parity.NONE),
  SIN("sin", 1, Parity.ODD),
  COS("cos", 1, Parity.EVEN),
  TAN("tan", 1, Parity.ODD),
  ATAN("atan", 1, Parity.ODD),
  SINH("sinh", 1, Parity.ODD),
  COSH("cosh", 1, Parity.EVEN),
  TANH("tanh", 1, Parity.ODD),
  ERF("erf", 1, Parity.ODD),
  ERFC("erfc", 1, Parity.NONE);

  /** The behaviour under a change of sign of the argument. */
  public enum Parity {
    EVEN,
    ODD,
    NONE
  }

  private final String spelling;
  private final int arity;
  private final Parity parity;

  Builtin(String spelling, int arity, Parity parity) {
    this.spelling = spelling;
    this.arity = arity;
    this.parity = parity;
  }

  public String spelling() {
    return spelling;
  }

  /** The number of arguments; {@link #MIN} and {@link #MAX} take this many or more. */
  public int arity() {
    return arity;
  }

  public Parity parity() {
    return parity;
  }

  /** Whether any number of arguments from {@link #arity()} on is allowed. */
  public boolean variadic() {
    return this == MIN || this == MAX;
  }

  public static Optional<Builtin> named(String name) {
    for (Builtin builtin : values()) {
      if (builtin.spelling.equals(name)) {
        return Optional.of(builtin);
      }
    }
    return Optional.empty();
  }

  /** The derivative of a one-argument function at {@code x}; abs' = sign, sign' = 0 (the jump is not a function). */
  public Expr derivative(Expr x) {
    Expr f = Expr.apply(spelling, x);
    return switch (this) {
      case EXP -> f;
      case LOG -> Expr.pow(x, -1);
      case SQRT -> Expr.div(Expr.HALF, f);
      case ABS -> Expr.apply(SIGN.spelling, x);
      case SIGN -> Expr.ZERO;
      case SIN -> Expr.apply(COS.spelling, x);
      case COS -> Expr.neg(Expr.apply(SIN.spelling, x));
      case TAN -> Expr.add(Expr.ONE, Expr.pow(f, 2));
      case ATAN -> Expr.pow(Expr.add(Expr.ONE, Expr.pow(x, 2)), -1);
      case SINH -> Expr.apply(COSH.spelling, x);
      case COSH -> Expr.apply(SINH.spelling, x);
      case TANH -> Expr.sub(Expr.ONE, Expr.pow(f, 2));
      case ERF -> gaussian(x, Expr.TWO);
      case ERFC -> gaussian(x, Expr.num(-2));
      case MIN, MAX -> throw new IllegalArgumentException(spelling + " has several arguments");
    };
  }

  private static Expr gaussian(Expr x, Expr factor) {
    return Expr.mul(factor, Expr.pow(Expr.PI, Expr.num(-1, 2)), Expr.apply(EXP.spelling, Expr.neg(Expr.pow(x, 2))));
  }
}
