package org.saddlepoint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.PairTerm;
import org.saddlepoint.action.SitePair;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.Average;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.Factorise;
import org.saddlepoint.rule.Fluctuations;
import org.saddlepoint.rule.Msrdj;
import org.saddlepoint.rule.NameInputs;

/** A network written differently has the same theory: formulas are compared as they stand, numbers through the solver. */
class EquivalenceTest {
  /** Grids are chosen by the state, so equal models agree to rounding amplified by the iterations. */
  private static final double SAME = 1e-8;

  static List<String> models() {
    return Shipped.names();
  }

  private static Averaged averaged(Network n) {
    return new Average().apply(new Msrdj().apply(new NameInputs().apply(new org.saddlepoint.action.Equations(n))));
  }

  private static String formulas(Network n) {
    MeanFieldEquations e = Derivation.meanField(n);
    var f = new Fluctuations().apply(e);
    return e.processes() + "\n" + e.unknowns() + "\n" + e.means() + "\n" + e.quadratic() + "\n" + f.pairs() + "\n" + f.coupling();
  }

  /** With a letter appended to every name (which keeps their order) the formulas are the same letter by letter. */
  @ParameterizedTest
  @MethodSource("models")
  void otherNamesGiveTheSameFormulas(String model) {
    Network n = Shipped.model(model);
    UnaryOperator<String> name = s -> s + "q";
    String expected = formulas(n);
    for (String old : names(Derivation.meanField(n).network())) {
      expected = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(old) + "(?![A-Za-z0-9_(])").matcher(expected).replaceAll(Matcher.quoteReplacement(old + "q"));
    }
    // The field that the rate form's input becomes is named by the derivation, not by the file.
    expected = expected.replaceAll("(?<![A-Za-z0-9_])hq(?![A-Za-z0-9_])", "h");
    assertEquals(expected, formulas(Changes.renamed(n, name)));
  }

  private static List<String> names(Network n) {
    List<String> all = new java.util.ArrayList<>();
    n.species().forEach(s -> {
      all.add(s.name());
      s.parameters().forEach(p -> all.add(p.name()));
    });
    n.fields().forEach(f -> all.add(f.name()));
    n.couplings().forEach(c -> all.add(c.name()));
    n.noises().forEach(x -> all.add(x.name()));
    n.parameters().forEach(p -> all.add(p.name()));
    return all;
  }

  /** Names in the opposite order make every canonical form come out in another order: the numbers stay. */
  @ParameterizedTest
  @CsvSource({"sigmoid", "tanh-frozen-noise", "discrete-time", "rate-form"})
  void otherNamesGiveTheSameNumbers(String model) {
    Network n = Shipped.model(model);
    UnaryOperator<String> backwards = s -> (char) ('a' + 'z' - Character.toLowerCase(s.charAt(0))) + "_" + s;
    String field = n.fields().get(0).name();
    Map<String, Double> expected = Shipped.solved(n, List.of("C_" + field + "(0)", "static_" + field));
    assertTrue(expected.values().stream().noneMatch(v -> v.isNaN()), expected::toString);
    assertSame(
        expected, Shipped.solved(Changes.renamed(n, backwards), List.of("C_" + backwards.apply(field) + "(0)", "static_" + backwards.apply(field))), 0);
  }

  /** Integrations over t and t' may exchange their names in any term of the averaged action. */
  @ParameterizedTest
  @MethodSource("models")
  void theNamesOfTheTwoTimesDoNotMatter(String model) {
    timesMayBeExchanged(Shipped.model(model));
  }

  /** The same where an overlap has two different labels, so that C[φ,ψ](t,t') and C[ψ,φ](t',t) must be found to be one. */
  @Test
  void theNamesOfTheTwoTimesDoNotMatterToCovaryingCouplings() {
    timesMayBeExchanged(
        Shipped.text(
            "[fields.x]\nequation = \"x' = -x + sum(J, tanh(x)) + x*sum(K, sin(x))\"\n[couplings.J]\nvariance = \"1/N\"\n[couplings.K]\nvariance = \"1/N\"\ncovariance = { with = \"J\", value = \"0.5/N\" }\n"));
  }

  private static void timesMayBeExchanged(Network network) {
    Averaged a = averaged(network);
    for (int k = 0; k < a.pairs().size(); k++) {
      List<PairTerm> pairs = new java.util.ArrayList<>(a.pairs());
      PairTerm p = pairs.get(k);
      pairs.set(k, new PairTerm(p.coefficient(), exchanged(p.left()), exchanged(p.right()), p.persistence()));
      Averaged swapped = new Averaged(a.network(), a.local(), a.noises(), pairs, a.means(), a.determinant());
      assertEquals(new Factorise().apply(a), new Factorise().apply(swapped), "term " + k);
    }
  }

  private static SitePair exchanged(SitePair p) {
    return new SitePair(p.second(), p.first());
  }

  /** A coupling of variance zero leaves no trace in the formulas. */
  @ParameterizedTest
  @MethodSource("models")
  void aCouplingOfVarianceZeroIsAbsent(String model) {
    Network n = Shipped.model(model);
    assertEquals(formulas(n), formulas(Changes.withCoupling(n, "Idle", Expr.ZERO)));
    assertFalse(formulas(n).equals(formulas(Changes.withCoupling(n, "Idle", Expr.ONE))), "one of variance one does");
  }

  /** The same with a variance that is zero by the value of a parameter: the numbers are those without it. */
  @Test
  void aCouplingWhoseVarianceHasTheValueZeroChangesNoNumber() {
    for (String law : List.of("kind = \"quenched\"\nvariance = \"1\"", "spectrum = \"1\"")) {
      String idle = "\n[couplings.K]\nvariance = \"k^2/N\"";
      String rest = "\n[couplings.J]\nvariance = \"g^2/N\"\n[noise.xi]\n" + law + "\n[functions]\nphi = \"tanh(x)\"\n[parameters]\ng = 0.8\nk = 0\n";
      List<String> quantities = List.of("C_x(0)", "C_phi(0)", "gain_phi", "PR_x");
      Map<String, Double> with = Shipped.solved(Shipped.text("fields.x.equation = \"x' = -x + sum(J, phi(x)) + sum(K, sin(x)) + xi\"" + idle + rest), quantities);
      Map<String, Double> without = Shipped.solved(Shipped.text("fields.x.equation = \"x' = -x + sum(J, phi(x)) + xi\"" + rest), quantities);
      assertSame(without, with, 0);
    }
  }

  /** One population and two identical halves of it. */
  @ParameterizedTest
  @CsvSource({
    "tanh-frozen-noise, neuron, x", "sigmoid, neuron, x", "relu, neuron, x", "random-mode, mode, x", "tanh-white-noise, neuron, x", "discrete-time, neuron, x"
  })
  void twoIdenticalHalvesAreOnePopulation(String model, String species, String field) {
    Network n = Shipped.model(model);
    boolean same = !n.field(field).species().equals(species);
    String half = same ? field : field + "_1";
    List<String> whole = List.of("C_" + field + "(0)", "static_" + field, "NVar_C_" + field, "PR_all_fields");
    List<String> halves = List.of("C_" + half + "(0)", "static_" + half, "NVar_C_" + half, "PR_all_fields");
    Map<String, Double> expected = Shipped.solved(n, whole);
    assertTrue(expected.values().stream().noneMatch(v -> v.isNaN()), expected::toString);
    assertSame(expected, Shipped.solved(Changes.halved(n, species), halves), 0);
  }

  /** In the derivation too every step of the halved network stands. */
  @ParameterizedTest
  @CsvSource({"partially-symmetric, neuron", "overlap, mode", "overlap, neuron", "lotka-volterra, neuron", "gating, neuron", "annealed, neuron"})
  void theHalvedNetworkIsDerived(String model, String species) {
    Network halved = Changes.halved(Shipped.model(model), species);
    Derivation.of(halved).steps().forEach(s -> assertTrue(s.verdict().stands(), s.rule() + ": " + s.verdict()));
  }

  private static void assertSame(Map<String, Double> expected, Map<String, Double> actual, double absolute) {
    List<Double> a = List.copyOf(expected.values());
    List<Double> b = List.copyOf(actual.values());
    List<String> names = List.copyOf(expected.keySet());
    for (int k = 0; k < a.size(); k++) {
      assertEquals(a.get(k), b.get(k), SAME * Math.max(1e-3, Math.abs(a.get(k))) + absolute, names.get(k));
    }
  }
}
