package org.saddlepoint.model;

import java.util.List;
import org.saddlepoint.expr.Expr;

/** The law of a site parameter. */
public sealed interface SiteLaw {
  /** Independent draws from a distribution. */
  record Drawn(Distribution distribution) implements SiteLaw {}

  /** A formula of other site parameters of the same species; {@code average(e)} in it is the mean of e over the species' law. */
  record Formula(Expr expr) implements SiteLaw {}

  /** The empirical law of a column of a table; columns of one file are joint (same row, same site). */
  record Column(String file, String column, List<Double> values) implements SiteLaw {
    public Column {
      values = List.copyOf(values);
    }
  }
}
