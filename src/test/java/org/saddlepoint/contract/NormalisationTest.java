package org.saddlepoint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.action.AffineForm;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.rule.Average;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.Factorise;
import org.saddlepoint.rule.Msrdj;
import org.saddlepoint.rule.NameInputs;

/**
 * Z[0] = 1 and what follows from it. The response fields make the equations of motion delta functions, so that Z[0] is the
 * reciprocal of a Jacobian determinant: one for causal equations in the Itô convention, and otherwise what the action must say.
 */
class NormalisationTest {
  private static final int SITES = 2;
  private static final int TIMES = 3;
  private static final double STEP = 0.01;

  static List<String> models() {
    return Shipped.names();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theJacobianIsOneUnlessTheActionCarriesADeterminant(String model) {
    Microscopic action = new Msrdj().apply(new NameInputs().apply(new Equations(Shipped.model(model))));
    double determinant = new Lattice(action.network()).determinant();
    if (action.determinant()) {
      assertTrue(Math.abs(determinant - 1) > 1e-3, "static equations: " + determinant);
    } else {
      assertEquals(1, determinant, 1e-6);
    }
  }

  /** At the saddle no correlation of two response fields is left, and every term of the quadratic form has two response fields. */
  @ParameterizedTest
  @MethodSource("models")
  void correlationsOfResponseFieldsVanish(String model) {
    Network n = Shipped.model(model);
    Collective c = new Factorise().apply(new Average().apply(new Msrdj().apply(new NameInputs().apply(new Equations(n)))));
    assertTrue(c.overlaps().stream().anyMatch(o -> o.kind() == Overlap.Kind.VANISHING), "the action has such overlaps");
    c.quadratic().forEach(q -> assertEquals(2, responses(q.left()) + responses(q.right()), q.toString()));
    MeanFieldEquations saddle = Derivation.meanField(n);
    saddle.unknowns().forEach(o -> assertTrue(o.kind() != Overlap.Kind.VANISHING, o.toString()));
    saddle.processes().forEach(p -> {
      p.drives().forEach(d -> assertEquals(0, responses(d.covariance()), d.toString()));
      p.feedbacks().forEach(f -> assertTrue(responses(f.response()) == 1 && !f.from().isResponse(), f.toString()));
      p.means().forEach(m -> assertTrue(!m.of().isResponse(), m.toString()));
    });
  }

  private static int responses(Overlap o) {
    return (o.left().isResponse() ? 1 : 0) + (o.right().isResponse() ? 1 : 0);
  }

  /** The equations of a few sites on a few time points with random couplings, and their derivatives by the unknowns. */
  private static final class Lattice {
    private final Network n;
    private final Random random = new Random(5);
    private final Map<String, Double> fixed = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    private record Place(Field field, int site, int time) {}

    Lattice(Network n) {
      this.n = n;
      boolean still = n.time() == org.saddlepoint.model.TimeKind.STATIC;
      for (int t = 0; t < (still ? 1 : TIMES); t++) {
        for (Field f : n.fields()) {
          for (int i = 0; i < SITES; i++) {
            places.add(new Place(f, i, t));
          }
        }
      }
    }

    double determinant() {
      int size = places.size();
      double[][] m = new double[size][size];
      for (int column = 0; column < size; column++) {
        String unknown = unknown(places.get(column));
        double value = drawn(unknown);
        double h = 1e-5;
        fixed.put(unknown, value + h);
        double[] up = residuals();
        fixed.put(unknown, value - h);
        double[] down = residuals();
        fixed.put(unknown, value);
        for (int row = 0; row < size; row++) {
          m[row][column] = (up[row] - down[row]) / (2 * h);
        }
      }
      return product(m);
    }

    /** The variable that an equation determines: the latest time of its left side. */
    private static String unknown(Place p) {
      int ahead = p.field().kind() == Field.Kind.DIFFERENTIAL ? p.field().order() : p.field().kind() == Field.Kind.DISCRETE ? 1 : 0;
      return name(p.field().name(), p.site(), p.time() + ahead);
    }

    private static String name(String field, int site, int time) {
      return field + "@" + site + "@" + time;
    }

    private double drawn(String name) {
      return fixed.computeIfAbsent(name, k -> 0.3 + 0.4 * random.nextDouble());
    }

    private double[] residuals() {
      return places.stream().mapToDouble(this::residual).toArray();
    }

    private double residual(Place p) {
      Field f = p.field();
      double drift = rightHandSide(p);
      return switch (f.kind()) {
        case DIFFERENTIAL -> difference(f.name(), p.site(), p.time(), f.order()) - Math.pow(STEP, f.order()) * drift;
        case DISCRETE -> drawn(name(f.name(), p.site(), p.time() + 1)) - drift;
        case ALGEBRAIC -> drawn(name(f.name(), p.site(), p.time())) - drift;
        case IMPLICIT -> drift;
      };
    }

    /** The forward difference of some order: in the Itô convention the right-hand side stands at the earlier time. */
    private double difference(String field, int site, int time, int order) {
      return order == 0 ? drawn(name(field, site, time)) : difference(field, site, time + 1, order - 1) - difference(field, site, time, order - 1);
    }

    private double rightHandSide(Place p) {
      Set<String> noises = new LinkedHashSet<>();
      n.noises().stream().map(Noise::name).forEach(noises::add);
      AffineForm form = AffineForm.of(p.field().rightHandSide(), noises).orElseThrow();
      double sum = value(form.drift(), p.field().species(), p.site(), p.time());
      for (Map.Entry<Apply, Expr> input : form.inputs().entrySet()) {
        Coupling c = n.coupling(input.getKey().arguments().get(0).toString());
        double arriving = 0;
        for (int j = 0; j < SITES; j++) {
          arriving += drawn(c.name() + "@" + p.site() + "@" + j) * value(input.getKey().arguments().get(1), c.from(), j, p.time());
        }
        sum += arriving * value(input.getValue(), p.field().species(), p.site(), p.time());
      }
      return sum;
    }

    private double value(Expr e, String species, int site, int time) {
      Expr expanded = n.expandFunctions(e);
      Map<String, Double> symbols = new HashMap<>();
      for (String s : expanded.freeSymbols()) {
        String base = s.replace("'", "");
        boolean perSite = n.species(species).parameters().stream().map(SiteParameter::name).anyMatch(base::equals);
        if (n.findField(base).isPresent()) {
          int order = s.length() - base.length();
          symbols.put(s, difference(base, site, time, order) / Math.pow(STEP, order));
        } else {
          symbols.put(s, perSite ? drawn(s + "#" + site) : n.parameter(s).map(q -> q.value().doubleValue()).orElseGet(() -> drawn(s)));
        }
      }
      return Evaluation.real(expanded, symbols);
    }

    private static double product(double[][] m) {
      double result = 1;
      for (int k = 0; k < m.length; k++) {
        int pivot = k;
        for (int i = k; i < m.length; i++) {
          pivot = Math.abs(m[i][k]) > Math.abs(m[pivot][k]) ? i : pivot;
        }
        double[] row = m[pivot];
        m[pivot] = m[k];
        m[k] = row;
        result *= pivot == k ? row[k] : -row[k];
        for (int i = k + 1; i < m.length && row[k] != 0; i++) {
          double factor = m[i][k] / row[k];
          for (int j = k; j < m.length; j++) {
            m[i][j] -= factor * row[j];
          }
        }
      }
      return result;
    }
  }
}
