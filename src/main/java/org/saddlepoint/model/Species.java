package org.saddlepoint.model;

import java.util.List;
import org.saddlepoint.expr.Expr;

/**
 * A kind of site of which there are extensively many: {@code ratio}·N sites (ratio free of N), with quenched site parameters.
 * The default species is "neuron" with ratio 1.
 */
public record Species(String name, Expr ratio, List<SiteParameter> parameters) {
  public static final String DEFAULT = "neuron";
}
