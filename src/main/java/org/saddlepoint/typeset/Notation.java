package org.saddlepoint.typeset;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The notation table of a document: which name prints how. A name that is not in the table prints as {@link Formula#sym} has
 * it; primes and tildes after a name in the table go over its printed form.
 *
 * <p>Names that are declared local to a site (fields, response fields, site parameters) print with the site as an index, those
 * among them that are dynamic also with the time, and their primes as dots: with site i and time t, {@code x'} is ẋ_i(t).
 * An empty site or time prints nothing. Functions that are {@code ambiguous} keep their argument in the labels of kernels.
 */
public record Notation(Map<String, Formula> symbols, Set<String> dynamic, Set<String> constantInTime, Set<String> ambiguous, String site, String time) {
  /** The table with no entries. */
  public static final Notation STANDARD = new Notation(Map.of(), Set.of(), Set.of(), Set.of(), "", "");

  public Notation {
    symbols = Map.copyOf(symbols);
    dynamic = Set.copyOf(dynamic);
    constantInTime = Set.copyOf(constantInTime);
    ambiguous = Set.copyOf(ambiguous);
  }

  /** This table with one more entry. */
  public Notation with(String name, Formula formula) {
    Map<String, Formula> more = new TreeMap<>(symbols);
    more.put(name, formula);
    return new Notation(more, dynamic, constantInTime, ambiguous, site, time);
  }

  /** The same table where these names are local to a site: fields, which depend on time, and site parameters, which do not. */
  public Notation withLocal(Set<String> fields, Set<String> siteParameters) {
    return new Notation(symbols, fields, siteParameters, ambiguous, site, time);
  }

  /** The same table where these functions are of several fields, so that a label needs their argument: C_φ(x)φ(y). */
  public Notation withAmbiguous(Set<String> functions) {
    return new Notation(symbols, dynamic, constantInTime, functions, site, time);
  }

  /** The notation at a site, such as {@code "i"}, and a time, such as {@code "t'"}. */
  public Notation at(String site, String time) {
    return new Notation(symbols, dynamic, constantInTime, ambiguous, site, time);
  }

  /** The printed form of a name. */
  public Formula of(String name) {
    int primes = 0;
    String stem = name;
    while (stem.length() > 1 && stem.endsWith("'") && !symbols.containsKey(stem)) {
      stem = stem.substring(0, stem.length() - 1);
      primes++;
    }
    String field = stem.endsWith("~") ? stem.substring(0, stem.length() - 1) : stem;
    if (dynamic.contains(field)) {
      Formula indexed = indexed(derivative(bare(stem), primes));
      return time.isEmpty() ? indexed : Formula.call(indexed, Formula.sym(time));
    }
    Formula bare = Formula.primes(bare(stem), primes);
    return constantInTime.contains(field) ? indexed(bare) : bare;
  }

  private Formula bare(String name) {
    Formula entry = symbols.get(name);
    if (entry != null) {
      return entry;
    }
    String stem = name.endsWith("~") ? name.substring(0, name.length() - 1) : "";
    return symbols.containsKey(stem) ? Names.marked(Mark.TILDE, symbols.get(stem)) : Names.read(name);
  }

  private static Formula derivative(Formula base, int order) {
    return switch (order) {
      case 0 -> base;
      case 1 -> Names.marked(Mark.DOT, base);
      case 2 -> Names.marked(Mark.DOUBLE_DOT, base);
      default -> Formula.primes(base, order);
    };
  }

  /** The site joins an index that the symbol already has. */
  private Formula indexed(Formula base) {
    if (site.isEmpty()) {
      return base;
    }
    if (base instanceof Formula.Script s && !s.lower().isEmpty()) {
      return new Formula.Script(s.base(), Formula.list(s.lower(), Names.indices(site)), s.upper());
    }
    return Formula.sub(base, site);
  }
}
