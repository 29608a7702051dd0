package org.saddlepoint.model;

import java.util.List;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Syntax;

/** The meaning of names in the law of a site parameter: the other site parameters of the species, and {@code average(e)} over them. */
final class SiteScope extends ModelScope {
  static final String AVERAGE = "average";

  private final Reading reading;
  private final String species;
  private final boolean inside;

  SiteScope(Reading reading, String species) {
    this(reading, species, false);
  }

  private SiteScope(Reading reading, String species, boolean inside) {
    super(reading.names(), reading.functions(), "the law of a site parameter", Set.of(), Set.of(species));
    this.reading = reading;
    this.species = species;
    this.inside = inside;
  }

  @Override
  public Expr call(Syntax.Call call, Resolver resolver) {
    if (!call.name().equals(AVERAGE)) {
      return super.call(call, resolver);
    }
    if (inside) {
      throw resolver.error(call, "an average stands inside another", "give the inner one a name as a site parameter of its own");
    }
    if (call.arguments().size() != 1) {
      throw resolver.wrongArity(call, "one argument", "w^2");
    }
    Expr e = resolver.within(new SiteScope(reading, species, true)).resolve(call.arguments().get(0));
    return Apply.of(AVERAGE, List.of(e));
  }
}
