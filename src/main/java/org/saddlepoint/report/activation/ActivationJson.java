package org.saddlepoint.report.activation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.activation.Growth;
import org.saddlepoint.activation.PowerLaw;
import org.saddlepoint.activation.Singularity;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.Kink;
import org.saddlepoint.expr.RealRoot;
import org.saddlepoint.expr.Series;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.typeset.Latex;

/** A study as one JSON object; exact numbers are strings beside their values, poles come with their conjugates. */
public final class ActivationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ActivationJson() {}

  public static ObjectNode of(ActivationStudy study) {
    ActivationAnalysis analysis = study.analysis();
    ObjectNode json = NODES.objectNode().put("formula", study.formula().toString()).put("parity", analysis.parity().name().toLowerCase(Locale.ROOT));
    ArrayNode kinks = json.putArray("kinks");
    for (Kink kink : analysis.activation().kinks()) {
      kinks.addObject().put("at", kink.at()).put("smoothness", kink.smoothness());
    }
    ObjectNode growth = json.putObject("growth");
    growth.set("plus_infinity", growth(analysis.atPlusInfinity()));
    growth.set("minus_infinity", growth(analysis.atMinusInfinity()));
    json.put("residual_gain", analysis.residualGain());
    json.set("series", analysis.taylor().map(ActivationJson::series).orElse(null));
    json.put("radius", analysis.taylor().isPresent() ? analysis.radius() : Double.NaN);
    json.set("real_poles", singular(analysis.realPoles(), Singularity.Kind.POLE));
    json.set("complex_poles", singular(analysis.singularities().stream().filter(s -> !s.isReal()).toList(), Singularity.Kind.POLE));
    json.set("branch_points", singular(analysis.singularities(), Singularity.Kind.BRANCH_POINT));
    ArrayNode pade = json.putArray("pade");
    ArrayNode others = json.putArray("approximants");
    for (ApproximantStudy a : study.approximants()) {
      if (a instanceof PadeStudy p) {
        pade.add(pade(p));
      } else {
        others.add(other(a));
      }
    }
    ArrayNode missing = json.putArray("no_approximants");
    study.missing().forEach(missing::add);
    ArrayNode moments = json.putArray("moments");
    study.moments().forEach(m -> moments.add(moments(m)));
    json.set("critical_g", estimate(study.critical()));
    json.put("latex", Latex.paper(ExprFormula.of(study.formula())));
    json.set("predictions", study.predictions().map(p -> PredictionJson.of(p, study)).orElse(null));
    json.set("power_law", study.powerLaw().map(ActivationJson::powerLaw).orElse(null));
    return json;
  }

  private static ObjectNode powerLaw(PowerLaw law) {
    ObjectNode json = NODES.objectNode().put("exponent", law.exponent().toString()).put("coefficient", law.coefficient().toString()).put("exact", law.exact());
    ArrayNode laws = json.putArray("laws");
    for (PowerLaw.Law one : law.laws()) {
      ObjectNode row = laws.addObject().put("quantity", one.name()).put("words", one.words()).put("general", one.general().toString());
      row.put("latex", Latex.paper(ExprFormula.of(one.general()))).put("here", one.here().toString()).put("value", one.value().orElse(Double.NaN));
    }
    return json;
  }

  private static ObjectNode growth(Growth growth) {
    ObjectNode json = NODES.objectNode().put("kind", growth.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    boolean power = growth.kind() == Growth.Kind.POWER;
    json.put("power", power ? growth.power().doubleValue() : Double.NaN);
    json.put("coefficient", power ? Evaluation.real(growth.coefficient()) : Double.NaN);
    return json.put("words", growth.words());
  }

  private static ObjectNode series(Series series) {
    ObjectNode json = NODES.objectNode().put("order", series.order());
    exact(json, "coefficients", java.util.stream.IntStream.rangeClosed(0, series.order()).mapToObj(series::coefficient).toList());
    return json;
  }

  /** The exact coefficients as formulas, and beside them their values. */
  private static void exact(ObjectNode json, String name, List<Expr> coefficients) {
    ArrayNode formulas = json.putArray(name);
    ArrayNode values = json.putArray(name + "_value");
    for (Expr c : coefficients) {
      formulas.add(c.toString());
      values.add(Evaluation.real(c));
    }
  }

  private static ArrayNode singular(List<Singularity> all, Singularity.Kind kind) {
    ArrayNode json = NODES.arrayNode();
    for (Singularity s : all) {
      if (s.kind() == kind) {
        for (Complex z : withConjugate(s.at())) {
          ObjectNode point = json.addObject().put("re", z.re()).put("im", z.im());
          if (kind == Singularity.Kind.POLE) {
            point.put("order", s.order());
          }
        }
      }
    }
    return json;
  }

  private static List<Complex> withConjugate(Complex z) {
    return z.isReal() ? List.of(z) : List.of(z, z.conjugate());
  }

  private static ObjectNode pade(PadeStudy pade) {
    ObjectNode json = NODES.objectNode().put("name", pade.name()).put("formula", pade.rational().formula().toString());
    json.put("numerator_degree", pade.approximant().numeratorDegree()).put("denominator_degree", pade.approximant().denominatorDegree());
    exact(json, "numerator", PadeStudy.coefficients(pade.approximant().numerator()));
    exact(json, "denominator", PadeStudy.coefficients(pade.approximant().denominator()));
    json.put("order", pade.approximant().order()).put("degenerate", pade.approximant().degenerate());
    ArrayNode real = json.putArray("real_poles");
    pade.rational().realPoles().stream().map(RealRoot::value).forEach(real::add);
    common(json, pade);
    return json;
  }

  private static ObjectNode other(ApproximantStudy a) {
    ObjectNode json = NODES.objectNode().put("name", a.name()).put("kind", a.kind()).put("formula", a.formula().toString());
    common(json, a);
    return json;
  }

  private static void common(ObjectNode json, ApproximantStudy a) {
    json.put("latex", Latex.paper(ExprFormula.of(a.formula())));
    ArrayNode complex = json.putArray("complex_poles");
    a.poles().stream().filter(z -> !z.isReal()).flatMap(z -> withConjugate(z).stream()).forEach(z -> complex.addObject().put("re", z.re()).put("im", z.im()));
    json.put("usable", a.refusal().isEmpty()).put("refusal", a.refusal().orElse(""));
    ArrayNode remarks = json.putArray("remarks");
    a.remarks().forEach(remarks::add);
    ArrayNode errors = json.putArray("errors");
    for (ApproximationError e : a.errors()) {
      errors.add(error(e));
    }
  }

  static ObjectNode error(ApproximationError e) {
    ObjectNode row = NODES.objectNode().put("variance", e.variance());
    row.set("rms", estimate(Optional.of(e.rms())));
    return row.put("second_moment_bound", e.secondMoment()).put("gain_bound", e.gain());
  }

  private static ObjectNode moments(GaussianMoments m) {
    ObjectNode json = NODES.objectNode().put("variance", m.variance());
    json.set("mean", estimate(Optional.of(m.mean())));
    json.set("second_moment", estimate(Optional.of(m.secondMoment())));
    json.set("gain", estimate(Optional.of(m.gain())));
    return json.put("method", ActivationText.method(m));
  }

  private static ObjectNode estimate(Optional<Estimate> estimate) {
    return NODES.objectNode().put("value", estimate.map(Estimate::value).orElse(Double.NaN)).put("error", estimate.map(Estimate::error).orElse(Double.NaN));
  }
}
