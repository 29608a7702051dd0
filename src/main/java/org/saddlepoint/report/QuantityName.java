package org.saddlepoint.report;

import java.util.Map;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** How the names of quantities and functions print: {@code C_phi(0)} as C_φ(0), {@code gain_phi} as ⟨φ'⟩. */
public final class QuantityName {
  private static final Map<String, String> WORDS =
      Map.of(
          "g_eff", "g_eff",
          "effective_rank", "effective rank",
          "tau_population", "tau_pop",
          "critical_scale", "critical scale",
          "stability", "stability",
          "lyapunov_exponent", "lambda_max");

  private QuantityName() {}

  public static Formula of(String name) {
    if (name.endsWith(")") && name.indexOf('(') > 0) {
      int open = name.indexOf('(');
      String argument = name.substring(open + 1, name.length() - 1);
      Formula place = argument.equals("inf") ? Formula.sym("infinity") : Formula.sym(argument);
      return Formula.call(of(name.substring(0, open)), place);
    }
    if (WORDS.containsKey(name)) {
      String printed = WORDS.get(name);
      return printed.contains("_") ? Formula.sym(printed) : Formula.text(printed);
    }
    int underscore = name.indexOf('_');
    if (underscore < 0) {
      return Formula.sym(name);
    }
    String head = name.substring(0, underscore);
    String rest = name.substring(underscore + 1);
    return switch (head) {
      case "mean" -> Formula.average(Formula.sym(rest));
      case "gain" -> Formula.average(Formula.prime(Formula.sym(rest)));
      case "critical" -> Formula.sub(Formula.sym(rest), "c");
      case "static" -> Formula.sub(Formula.sym("q"), Formula.sym(rest));
      case "var" -> Formula.call(Formula.function("var"), Formula.sym(rest));
      case "density" -> Formula.sub(Formula.sym("p"), Formula.sym(rest.substring(rest.lastIndexOf('_') + 1)));
      case "PR" -> participation(rest);
      case "NVar" -> Formula.row(Formula.sym("N"), Formula.thin(), Formula.call(Formula.function("var"), Formula.sym(rest)));
      case "Var" -> Formula.call(Formula.function("var"), Formula.sup(Formula.sub(Formula.sym("C"), "ii"), Formula.sym(rest.substring(rest.lastIndexOf('_') + 1))));
      default -> Formula.sym(name);
    };
  }

  /** PR_phi_zscored: the observable below, the kind above. */
  private static Formula participation(String rest) {
    int underscore = rest.indexOf('_');
    Formula base = Formula.roman("PR");
    if (underscore < 0) {
      return Formula.sub(base, Formula.sym(rest));
    }
    Formula kind = Formula.roman(rest.substring(underscore + 1).replace('_', ' '));
    return Formula.sup(Formula.sub(base, Formula.sym(rest.substring(0, underscore))), kind);
  }

  /** name = value, for titles and legends. */
  public static Formula equals(String name, String value) {
    return Formula.relation(Formula.sym(name), Sign.EQUALS, new Formula.Number(value));
  }
}
