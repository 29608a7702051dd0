package org.saddlepoint.expr;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What to write instead of a character that formulas do not have. */
final class Characters {
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("−–—", "write the minus sign as -"),
          Map.entry("×·⋅∗•", "write * for a product"),
          Map.entry("÷∕", "write / for a quotient"),
          Map.entry("≤", "write <="),
          Map.entry("≥", "write >="),
          Map.entry("≠", "write !="),
          Map.entry("²", "write ^2"),
          Map.entry("³", "write ^3"),
          Map.entry("⁰¹⁴⁵⁶⁷⁸⁹ⁿ", "write ^ before the exponent"),
          Map.entry("₀₁₂₃₄₅₆₇₈₉", "write an underscore before the index, as in x_0"),
          Map.entry("√", "write sqrt(…)"),
          Map.entry("∞", "write infinity"),
          Map.entry("∑", "write sum(J, …)"),
          Map.entry("∫", "write integral(e, x, a, b)"),
          Map.entry("’‘′´`", "write ' for a time derivative"),
          Map.entry("|", "write abs(…) for a modulus"),
          Map.entry("%", "write the remainder or the percentage as a formula"),
          Map.entry("&", "nest if(…) for several conditions"),
          Map.entry("?:", "write if(condition, value, otherwise)"),
          Map.entry("!", "factorials are not available; != compares"),
          Map.entry(";", "separate arguments with a comma"),
          Map.entry(".", "a decimal point stands between digits, as in 0.5"),
          Map.entry("{}", "write round brackets"),
          Map.entry("\\$", "write formulas in plain text, as in tanh(g*x)"),
          Map.entry("#", "a comment stands outside the quotation marks"),
          Map.entry("\u00a0\u2009\u202f\u200b\ufeff", "write an ordinary space"));
  private static final String GREEK = "αβγδεζηθικλμνξοπρςστυφχψω";
  private static final List<String> GREEK_NAMES =
      List.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma",
          "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega");

  private Characters() {}

  static String wrong(int point) {
    String shown = Character.isISOControl(point) || Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.getType(point) == Character.FORMAT ? "" : "'" + Character.toString(point) + "' ";
    return "the character " + shown + (point < 128 && !shown.isEmpty() ? "" : String.format("(U+%04X) ", point)) + "does not belong in a formula";
  }

  static String right(int point) {
    String character = Character.toString(point);
    for (Map.Entry<String, String> entry : MEANT.entrySet()) {
      if (entry.getKey().contains(character)) {
        return entry.getValue();
      }
    }
    if (point == 'ϕ' || point == 'ϵ' || point == 'ϑ') {
      return "write " + (point == 'ϕ' ? "phi" : point == 'ϵ' ? "epsilon" : "theta");
    }
    int greek = GREEK.indexOf(character.toLowerCase(Locale.ROOT));
    if (greek >= 0) {
      String name = GREEK_NAMES.get(greek);
      return "write " + (Character.isUpperCase(point) ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name);
    }
    return Character.isLetterOrDigit(point)
        ? "names are written with the letters a-z and A-Z, digits and _"
        : "available are numbers, names, + - * / ^ ( ) and the functions of the grammar";
  }
}
