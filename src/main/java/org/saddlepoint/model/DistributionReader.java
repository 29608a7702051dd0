package org.saddlepoint.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Spelling;

/** Reads {@code { distribution = "normal", mu = "…", sigma = "…" }}, or a plain value; the entries are formulas in parameters. */
final class DistributionReader {
  private static final List<String> KNOWN = List.of("constant", "uniform", "normal", "lognormal", "bernoulli");

  private final Reading reading;
  private final String what;

  /** @param what whose distribution it is, for messages */
  DistributionReader(Reading reading, String what) {
    this.reading = reading;
    this.what = what;
  }

  Distribution read(TomlValue value, String key) {
    if (value instanceof TomlValue.Section table) {
      return table(table);
    }
    Expr constant = formula(value, key);
    return new Distribution.Constant(constant);
  }

  Distribution table(TomlValue.Section table) {
    TomlValue.Text name =
        table.text("distribution").orElseThrow(() -> new InputException(table.position(), what + " has no distribution", "write { distribution = \"normal\", mu = 0, sigma = 1 }"));
    switch (name.value()) {
      case "constant":
        table.allowOnly("a constant distribution", List.of("distribution", "value"));
        return new Distribution.Constant(entry(table, name, "value"));
      case "uniform":
        table.allowOnly("a uniform distribution", List.of("distribution", "low", "high"));
        return uniform(table);
      case "normal":
        table.allowOnly("a normal distribution", List.of("distribution", "mu", "sigma"));
        return new Distribution.Normal(entry(table, name, "mu"), deviation(table, name));
      case "lognormal":
        table.allowOnly("a lognormal distribution", List.of("distribution", "mu", "sigma"));
        return new Distribution.LogNormal(entry(table, name, "mu"), deviation(table, name));
      case "bernoulli":
        table.allowOnly("a Bernoulli distribution", List.of("distribution", "p", "low", "high"));
        return bernoulli(table, name);
      default:
        throw Reading.wrong(name, "there is no distribution '" + name.value() + "'", Spelling.advice(name.value(), KNOWN, "known are " + String.join(", ", KNOWN)));
    }
  }

  private Distribution uniform(TomlValue.Section table) {
    Expr low = optional(table, "low").orElse(Expr.ZERO);
    Expr high = optional(table, "high").orElse(Expr.ONE);
    double a = reading.values().of(low);
    double b = reading.values().of(high);
    if (!(a <= b)) {
      throw Reading.wrong(table.value("high").or(() -> table.value("low")).orElse(table), what + " is uniform from " + Values.shown(a) + " to " + Values.shown(b), "low must not exceed high");
    }
    return new Distribution.Uniform(low, high);
  }

  private Distribution bernoulli(TomlValue.Section table, TomlValue.Text name) {
    Expr p = entry(table, name, "p");
    double value = reading.values().of(p);
    if (!(value >= 0 && value <= 1)) {
      throw Reading.wrong(table.value("p").orElseThrow(), "the probability p is " + Values.shown(value), "it lies between 0 and 1");
    }
    return new Distribution.Bernoulli(p, optional(table, "low").orElse(Expr.ZERO), optional(table, "high").orElse(Expr.ONE));
  }

  private Expr deviation(TomlValue.Section table, TomlValue.Text name) {
    Expr sigma = entry(table, name, "sigma");
    double value = reading.values().of(sigma);
    if (!(value >= 0)) {
      throw Reading.wrong(table.value("sigma").orElseThrow(), "the standard deviation sigma is " + Values.shown(value), "it must not be negative");
    }
    return sigma;
  }

  private Expr entry(TomlValue.Section table, TomlValue.Text name, String key) {
    return optional(table, key)
        .orElseThrow(() -> Reading.wrong(name, "the distribution " + name.value() + " has no " + key, "add " + key + " = \"…\""));
  }

  private Optional<Expr> optional(TomlValue.Section table, String key) {
    return table.value(key).map(v -> formula(v, key));
  }

  private Expr formula(TomlValue value, String key) {
    Expr e = reading.formula(value, key, reading.scope("a distribution", Set.of(), Set.of()));
    double number = reading.values().of(e);
    if (!Double.isFinite(number)) {
      throw Reading.wrong(value, "'" + key + "' is not a finite number at the values of the parameters", "write a formula with a finite value");
    }
    return e;
  }
}
