package org.saddlepoint.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Interval;
import org.saddlepoint.expr.SourcePosition;

/** What can only be judged once the whole network is known: what is unused, where formulas are real, which statistics exist. */
record ModelChecks(
    Network network,
    Reading reading,
    List<FieldDraft> drafts,
    SiteSamples samples,
    TomlValue.Section couplings,
    List<CovarianceReader.Placed> covariances,
    TomlValue.Section root) {

  /** InputException for the first mistake. */
  void run() {
    unused();
    siteFormulas();
    Map<String, Interval> ranges = FieldRanges.of(network.fields(), samples, reading.values());
    for (FieldDraft draft : drafts) {
      EquationScope scope = new EquationScope(reading, draft, drafts, network.couplings());
      DomainCheck.check(reading, draft.text(), draft.equation().left(), scope, ranges);
      DomainCheck.check(reading, draft.text(), draft.equation().right(), scope, ranges);
    }
    observables(ranges);
    new WhiteCheck(network, drafts).run();
    new StatisticsCheck(network, reading, samples, couplings, covariances).run();
  }

  private void unused() {
    for (Coupling coupling : network.couplings()) {
      if (network.fields().stream().noneMatch(f -> uses(f.rightHandSide(), coupling.name()))) {
        throw new InputException(position(coupling.name()), "the coupling " + coupling.name() + " is never used", "write sum(" + coupling.name() + ", …) in an equation, or remove it");
      }
    }
    for (Noise noise : network.noises()) {
      if (network.fields().stream().noneMatch(f -> f.rightHandSide().contains(noise.name()))) {
        throw new InputException(position(noise.name()), "the noise " + noise.name() + " is never used", "add it to an equation, as in x' = -x + " + noise.name() + ", or remove it");
      }
    }
  }

  private static boolean uses(Expr e, String coupling) {
    return e instanceof Apply a && a.isInput() && a.arguments().get(0).equals(Expr.sym(coupling)) || e.children().stream().anyMatch(c -> uses(c, coupling));
  }

  private SourcePosition position(String name) {
    return reading.names().find(name).map(Names.Definition::position).orElseThrow();
  }

  private void siteFormulas() {
    for (Species species : network.species()) {
      Optional<TomlValue.Section> table = root.section("species").flatMap(s -> s.section(species.name())).flatMap(s -> s.section("parameters"));
      for (SiteParameter parameter : species.parameters()) {
        Optional<TomlValue> value = table.flatMap(t -> t.value(parameter.name()));
        if (parameter.law() instanceof SiteLaw.Formula && value.isPresent()) {
          if (value.get() instanceof TomlValue.Text text) {
            FormulaText formula = text.formula();
            DomainCheck.checkLaw(reading, formula, FormulaParser.expression(formula, Dialect.MODEL), new SiteScope(reading, species.name()), samples.ranges(), uniform(species));
          }
          finite(species, parameter, value.get());
        }
      }
    }
  }

  private static Set<String> uniform(Species species) {
    return species.parameters().stream().filter(p -> p.law() instanceof SiteLaw.Drawn d && d.distribution() instanceof Distribution.Uniform).map(SiteParameter::name).collect(Collectors.toSet());
  }

  private void finite(Species species, SiteParameter parameter, TomlValue value) {
    for (Map<String, Double> site : samples.sites().get(species.name())) {
      if (!Double.isFinite(site.get(parameter.name()))) {
        throw Reading.wrong(value, "the site parameter " + parameter.name() + " is not a finite real number at every site", "write a formula that is finite for all values of the others");
      }
    }
  }

  private void observables(Map<String, Interval> ranges) {
    ObservableReader reader = new ObservableReader(reading, network.fields());
    for (TomlValue.Entry entry : root.section("observables").map(TomlValue.Section::entries).orElse(List.of())) {
      if (entry.value() instanceof TomlValue.Text text) {
        FormulaText formula = text.formula();
        DomainCheck.check(reading, formula, FormulaParser.expression(formula, Dialect.MODEL), reader.scope(), ranges);
      }
    }
  }
}
