package org.saddlepoint.rule;

import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;

/** Complex conjugation of spectra: I changes sign, the spectrum of one label with itself is real, everything else opaque gets a bar. */
final class Conjugate {
  private static final String CONJ = "conj";

  private Conjugate() {}

  static Expr of(Expr e) {
    if (e.equals(Expr.I)) {
      return Expr.neg(Expr.I);
    }
    if (e instanceof Apply a && a.function().equals(CONJ)) {
      return a.argument();
    }
    if (e instanceof Kernel k) {
      return isReal(k) ? k : Expr.apply(CONJ, k);
    }
    if (e instanceof org.saddlepoint.expr.Symbol s && s.name().startsWith(Ladders.PREFIX)) {
      return Expr.apply(CONJ, s);
    }
    return e.children().isEmpty() ? e : e.withChildren(e.children().stream().map(Conjugate::of).toList());
  }

  private static boolean isReal(Kernel k) {
    boolean correlation = k.head().equals(TwoPoint.CORRELATION) || k.head().equals(Propagator.SITE_CORRELATION);
    return correlation && k.labels().get(0).equals(k.labels().get(1)) || k.head().equals(TwoPoint.MEAN) || k.head().equals(Propagator.SITE_MEAN) || k.head().equals(TwoPoint.NOISE);
  }
}
