package org.saddlepoint.typeset;

import java.util.Map;
import java.util.TreeMap;

/**
 * The notation table of a document: which name prints how. A name that is not in the table prints as {@link Formula#sym} has
 * it; primes and tildes after a name in the table go over its printed form.
 */
public record Notation(Map<String, Formula> symbols) {
  /** The table with no entries. */
  public static final Notation STANDARD = new Notation(Map.of());

  public Notation {
    symbols = Map.copyOf(symbols);
  }

  /** This table with one more entry. */
  public Notation with(String name, Formula formula) {
    Map<String, Formula> more = new TreeMap<>(symbols);
    more.put(name, formula);
    return new Notation(more);
  }

  /** The printed form of a name. */
  public Formula of(String name) {
    Formula entry = symbols.get(name);
    if (entry != null) {
      return entry;
    }
    if (name.endsWith("'") && name.length() > 1) {
      return Formula.prime(of(name.substring(0, name.length() - 1)));
    }
    String stem = name.endsWith("~") ? name.substring(0, name.length() - 1) : "";
    return symbols.containsKey(stem) ? Names.marked(Mark.TILDE, of(stem)) : Names.read(name);
  }
}
