package org.saddlepoint.report.activation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.report.NumberFormat;

/**
 * Members of a family of activations with one parameter.
 *
 * @param formula the formula in x and the parameter
 * @param parameter its name
 * @param members in the order of the range
 */
public record FamilyStudy(Expr formula, String parameter, List<Member> members) {
  private static final int MEMBERS = 8;

  /** One activation of the family at a value of the parameter. */
  public record Member(Rational value, ActivationStudy study) {}

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

  public static Member member(Rational value, ActivationAnalysis analysis) {
    return new Member(value, ActivationStudy.of(analysis, List.of()));
  }

  /** A table for a terminal. */
  public String text() {
    StringBuilder text = new StringBuilder("phi(x) = " + formula + "\n\n");
    text.append(String.format("  %-12s%-22s%-20s%-20s%-16s%-16s%s%n", parameter, "parity", "for x -> +infinity", "critical g", "<phi^2> at 1", "<phi'> at 1", "kinks"));
    for (Member m : members) {
      ActivationAnalysis analysis = m.study().analysis();
      text.append(String.format("  %-12s%-22s%-20s%-20s%-16s%-16s%s%n", NumberFormat.of(m.value().doubleValue()), analysis.parity().words(), analysis.atPlusInfinity().words(),
          m.study().critical().map(c -> NumberFormat.of(c.value())).orElse("–"), moment(m, true), moment(m, false), ActivationText.kinks(analysis.activation().kinks())));
    }
    return text.toString();
  }

  private static String moment(Member member, boolean square) {
    return member.study().moments().stream().filter(m -> m.variance() == 1).findFirst()
        .map(m -> NumberFormat.of(square ? m.secondMoment().value() : m.gain().value())).orElse("–");
  }

  /** One JSON object with the study of every member. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("family", formula.toString()).put("parameter", parameter);
    ArrayNode all = json.putArray("members");
    for (Member m : members) {
      ObjectNode row = all.addObject().put("value", m.value().doubleValue());
      row.setAll(ActivationJson.of(m.study()));
    }
    return json;
  }
}
