package org.saddlepoint.report.activation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.report.NumberFormat;

/**
 * Several activations beside each other: given one by one, or members of a family with one parameter.
 *
 * @param family the formula in x and the parameter, with the parameter's name
 * @param members in the order given
 */
public record Comparison(Optional<Family> family, List<Member> members) {
  private static final int MEMBERS = 8;

  /** A formula in x and one parameter. */
  public record Family(Expr formula, String parameter) {}

  /**
   * One activation.
   *
   * @param label how it is called: its formula, or the value of the parameter
   */
  public record Member(String label, Optional<Rational> value, ActivationStudy study) {}

  /** Eight values at equal distances, the ends included, exact to six decimals. */
  public static List<Rational> values(double low, double high) {
    List<Rational> values = new ArrayList<>();
    for (int k = 0; k < MEMBERS; k++) {
      Rational value = Rational.of(Math.round(1e6 * (low + (high - low) * k / (MEMBERS - 1))), 1_000_000);
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  public static Member member(String parameter, Rational value, ActivationAnalysis analysis) {
    return new Member(parameter + " = " + NumberFormat.of(value.doubleValue()), Optional.of(value), ActivationStudy.of(analysis, ActivationStudy.Wanted.NONE));
  }

  public static Member member(ActivationAnalysis analysis) {
    return new Member(analysis.activation().formula().toString(), Optional.empty(), ActivationStudy.of(analysis, ActivationStudy.Wanted.NONE));
  }

  /** A table for a terminal. */
  public String text() {
    StringBuilder text = new StringBuilder(family.map(f -> "phi(x) = " + f.formula() + "\n\n").orElse(""));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "parity", "for x -> +infinity", "critical g", "stable to g", "<phi^2> at 1", "<phi'> at 1", "kinks"));
    for (Member m : members) {
      ActivationAnalysis analysis = m.study().analysis();
      rows.add(List.of(m.label(), analysis.parity().words(), analysis.atPlusInfinity().words(), m.study().critical().map(c -> NumberFormat.of(c.value(), 1e-7 * c.value())).orElse("–"),
          stable(m), moment(m, true), moment(m, false), ActivationText.kinks(analysis.activation().kinks())));
    }
    for (List<String> row : rows) {
      text.append("  ");
      for (int k = 0; k < row.size(); k++) {
        int column = k;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0) + 2;
        text.append(k == row.size() - 1 ? row.get(k) : row.get(k) + " ".repeat(width - row.get(k).length()));
      }
      text.append(System.lineSeparator());
    }
    text.append("\n  critical g: of the quiescent state; stable to g: of the fixed point under a frozen noise of variance 1; averages at variance 1\n");
    return text.toString();
  }

  static String stable(Member m) {
    return m.study().predictions().filter(p -> !p.curves().isEmpty()).map(p -> Double.isInfinite(p.end()) ? "20 or more" : NumberFormat.of(p.end(), 1e-6 * p.end())).orElse("–");
  }

  static String moment(Member member, boolean square) {
    Optional<GaussianMoments> moments = member.study().moments().stream().filter(m -> m.variance() == 1).findFirst();
    return moments.map(m -> square ? m.secondMoment().value() : m.gain().value()).map(v -> NumberFormat.of(v, 1e-8 * Math.abs(v))).orElse("–");
  }

  /** One JSON object with the study of every member. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    family.ifPresent(f -> json.put("family", f.formula().toString()).put("parameter", f.parameter()));
    ArrayNode all = json.putArray("members");
    for (Member m : members) {
      ObjectNode row = all.addObject();
      m.value().ifPresent(v -> row.put("value", v.doubleValue()));
      row.setAll(ActivationJson.of(m.study()));
    }
    return json;
  }
}
