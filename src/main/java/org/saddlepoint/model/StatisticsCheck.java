package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.saddlepoint.expr.Expr;

/**
 * Whether Gaussian couplings with the given statistics exist at the values of the parameters, for every pair of sites: variances
 * not negative, site weights a product of one factor per end, covariances not larger than the variances allow.
 */
final class StatisticsCheck {
  private static final double TOLERANCE = 1e-9;
  private static final double SAMPLED = 1e-2;
  private static final int PAIRS = 2000;

  private final Network network;
  private final Reading reading;
  private final SiteSamples samples;
  private final TomlValue.Section section;
  private final List<CovarianceReader.Placed> covariances;

  StatisticsCheck(Network network, Reading reading, SiteSamples samples, TomlValue.Section section, List<CovarianceReader.Placed> covariances) {
    this.network = network;
    this.reading = reading;
    this.samples = samples;
    this.section = section;
    this.covariances = covariances;
  }

  void run() {
    for (Coupling c : network.couplings()) {
      value(c, "mean").ifPresent(v -> factorises(c.mean(), c, v, "the mean of " + c.name()));
      value(c, "variance").ifPresent(v -> {
        factorises(c.variance(), c, v, "the variance of " + c.name());
        notNegative(c, v);
      });
    }
    for (CovarianceReader.Placed placed : covariances) {
      Coupling left = network.coupling(placed.covariance().left());
      factorises(placed.covariance().value(), left, placed.value(), "the covariance of " + left.name() + " and " + placed.covariance().right());
      bounded(placed, left);
    }
    new JointCovariance(network, reading.values(), this).check(covariances);
  }

  private Optional<TomlValue> value(Coupling c, String key) {
    return section.section(c.name()).flatMap(s -> s.value(key));
  }

  /** Pairs of sites of the two ends, the same for every check of one pair of species. */
  List<Map<String, Double>> pairs(String to, String from) {
    List<Map<String, Double>> left = samples.sites().getOrDefault(to, List.of());
    List<Map<String, Double>> right = samples.sites().getOrDefault(from, List.of());
    boolean plain = (left.isEmpty() || left.get(0).isEmpty()) && (right.isEmpty() || right.get(0).isEmpty());
    if (plain || to.equals(from)) {
      return List.of(Map.of());
    }
    Random random = new Random(3);
    List<Map<String, Double>> pairs = new ArrayList<>();
    for (int k = 0; k < PAIRS; k++) {
      Map<String, Double> pair = new LinkedHashMap<>(left.get(k % left.size()));
      pair.putAll(right.get(random.nextInt(right.size())));
      pairs.add(pair);
    }
    return pairs;
  }

  private void notNegative(Coupling c, TomlValue value) {
    Expr e = reading.values().in(c.variance());
    for (Map<String, Double> pair : pairs(c.to(), c.from())) {
      double variance = reading.values().at(e, pair);
      if (!(variance >= 0) || Double.isInfinite(variance)) {
        throw Reading.wrong(value, "N times the variance of " + c.name() + " is " + Values.shown(variance) + place(e, pair), "a variance is finite and not negative");
      }
    }
  }

  private static String place(Expr e, Map<String, Double> pair) {
    StringBuilder text = new StringBuilder();
    pair.forEach((name, x) -> {
      if (e.contains(name)) {
        text.append(text.isEmpty() ? " at " : ", ").append(name).append(" = ").append(Values.shown(x));
      }
    });
    return text.isEmpty() ? " at the values of the parameters" : text.toString();
  }

  /** f(a, b) f(a', b') = f(a, b') f(a', b) for the site parameters a of one end and b of the other. */
  private void factorises(Expr statistic, Coupling c, TomlValue value, String what) {
    Expr e = reading.values().in(statistic);
    Set<String> left = samples.in(e, c.to());
    Set<String> right = samples.in(e, c.from());
    if (left.isEmpty() || right.isEmpty() || c.square()) {
      return;
    }
    List<Map<String, Double>> pairs = pairs(c.to(), c.from());
    for (int k = 0; k + 1 < 60; k++) {
      Map<String, Double> a = pairs.get(k);
      Map<String, Double> b = pairs.get(k + 1);
      double direct = reading.values().at(e, a) * reading.values().at(e, b);
      double crossed = reading.values().at(e, mixed(a, b, right)) * reading.values().at(e, mixed(b, a, right));
      if (Math.abs(direct - crossed) > 1e-8 * (Math.abs(direct) + Math.abs(crossed))) {
        throw Reading.wrong(
            value, what + " is not a product of a factor of " + String.join(", ", left) + " and a factor of " + String.join(", ", right), "split it into several couplings whose statistics are such products");
      }
    }
  }

  private static Map<String, Double> mixed(Map<String, Double> a, Map<String, Double> b, Set<String> fromB) {
    Map<String, Double> mixed = new LinkedHashMap<>(a);
    fromB.forEach(name -> mixed.put(name, b.get(name)));
    return mixed;
  }

  private void bounded(CovarianceReader.Placed placed, Coupling left) {
    Coupling right = network.coupling(placed.covariance().right());
    Expr covariance = reading.values().in(placed.covariance().value());
    Expr bound = reading.values().in(Expr.mul(left.variance(), right.variance()));
    double tolerance = tolerance();
    for (Map<String, Double> pair : pairs(left.to(), left.from())) {
      double c = reading.values().at(covariance, pair);
      double largest = Math.sqrt(Math.max(0, reading.values().at(bound, pair)));
      if (!(Math.abs(c) <= largest * (1 + tolerance))) {
        throw Reading.wrong(
            placed.value(),
            "N times the covariance of " + left.name() + " and " + right.name() + " is " + Values.shown(c) + place(covariance, pair) + ", and the variances allow " + Values.shown(largest),
            "make it smaller, or the variances larger");
      }
    }
  }

  /** Averages over site parameters are estimated, which may spoil a bound that is just reached. */
  double tolerance() {
    boolean averages = network.species().stream().flatMap(s -> s.parameters().stream()).anyMatch(p -> p.law().toString().contains(SiteScope.AVERAGE + "("));
    return averages ? SAMPLED : TOLERANCE;
  }
}
