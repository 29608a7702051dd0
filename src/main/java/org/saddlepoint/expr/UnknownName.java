package org.saddlepoint.expr;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words for a name that a formula uses and nothing defines: habits of other languages first, then the nearest known name. */
public final class UnknownName {
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("ln", "write log(…), the natural logarithm"),
          Map.entry("log10", "write log(x)/log(10)"),
          Map.entry("log2", "write log(x)/log(2)"),
          Map.entry("log1p", "write log(1 + x)"),
          Map.entry("expm1", "write exp(x) - 1"),
          Map.entry("exp2", "write 2^x"),
          Map.entry("pow", "write x^y"),
          Map.entry("power", "write x^y"),
          Map.entry("square", "write x^2"),
          Map.entry("sqr", "write x^2, or sqrt(x) for a root"),
          Map.entry("cbrt", "write sign(x)*abs(x)^(1/3)"),
          Map.entry("arctan", "write atan(…)"),
          Map.entry("atan2", "write atan(y/x)"),
          Map.entry("fabs", "write abs(…)"),
          Map.entry("sgn", "write sign(…)"),
          Map.entry("signum", "write sign(…)"),
          Map.entry("maximum", "write max(a, b)"),
          Map.entry("minimum", "write min(a, b)"),
          Map.entry("tg", "write tan(…)"),
          Map.entry("sec", "write 1/cos(…)"),
          Map.entry("csc", "write 1/sin(…)"),
          Map.entry("cot", "write 1/tan(…)"),
          Map.entry("sech", "write 1/cosh(…)"),
          Map.entry("asinh", "write log(x + sqrt(1 + x^2))"),
          Map.entry("arcsinh", "write log(x + sqrt(1 + x^2))"),
          Map.entry("atanh", "write log((1 + x)/(1 - x))/2"),
          Map.entry("heaviside", "write if(x > 0, 1, 0)"),
          Map.entry("step", "write if(x > 0, 1, 0)"),
          Map.entry("where", "write if(x > 0, a, b)"),
          Map.entry("piecewise", "write if(x > 0, a, b)"),
          Map.entry("relu", "write max(0, x)"),
          Map.entry("sigmoid", "write 1/(1 + exp(-x))"),
          Map.entry("logistic", "write 1/(1 + exp(-x))"),
          Map.entry("softplus", "write log(1 + exp(x))"),
          Map.entry("gelu", "write x*erfc(-x/sqrt(2))/2"),
          Map.entry("silu", "write x/(1 + exp(-x))"),
          Map.entry("swish", "write x/(1 + exp(-x))"),
          Map.entry("floor", "rounding is not available"),
          Map.entry("ceil", "rounding is not available"),
          Map.entry("round", "rounding is not available"),
          Map.entry("mod", "remainders are not available"),
          Map.entry("gamma", "the gamma function is not available; write its value as a parameter"),
          Map.entry("rand", "randomness comes from couplings, noises and site parameters"),
          Map.entry("normal", "a distribution is written as a table, { distribution = \"normal\", mu = 0, sigma = 1 }"),
          Map.entry("uniform", "a distribution is written as a table, { distribution = \"uniform\" }"));
  private static final Map<String, String> CONSTANTS =
      Map.of("Pi", "write pi", "PI", "write pi", "e", "write exp(…), or define e", "inf", "infinity is not a number", "infinity", "infinity is not a number",
          "nan", "write a number", "true", "write a comparison inside if", "false", "write a comparison inside if");

  private UnknownName() {}

  /** The error for a bare name that nothing defines; {@code known} are the names that could stand here. */
  public static InputException name(Syntax.Name name, FormulaText formula, Collection<String> known, String otherwise) {
    String text = name.name();
    String habit = CONSTANTS.containsKey(text) ? CONSTANTS.get(text) : "";
    return formula.error(name, "'" + text + "' is not defined", habit.isEmpty() ? Spelling.advice(text, known, otherwise) : habit);
  }

  /** The error for a function that nothing defines; {@code known} are the model's own functions. */
  public static InputException function(Syntax.Call call, FormulaText formula, Collection<String> known) {
    String text = call.name();
    String habit = FUNCTIONS.getOrDefault(text.toLowerCase(Locale.ROOT), "");
    Set<String> names = new LinkedHashSet<>(known);
    List.of(Builtin.values()).forEach(b -> names.add(b.spelling()));
    names.addAll(List.of("sum", "pade", "if"));
    String advice = habit.isEmpty() ? Spelling.advice(text, names, "define it under [functions]; built in are " + builtins()) : habit;
    return formula.error(call, "there is no function '" + text + "'", advice);
  }

  private static String builtins() {
    StringBuilder names = new StringBuilder();
    for (Builtin builtin : Builtin.values()) {
      names.append(names.isEmpty() ? "" : " ").append(builtin.spelling());
    }
    return names.toString();
  }
}
