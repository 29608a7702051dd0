package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.solve.ModelNumbers;
import org.saddlepoint.solve.SiteNodes;
import org.saddlepoint.solve.SiteQuadrature;

/**
 * The mean-field equations with numbers: per species its process, what is read out of it and what drives it; over all species the
 * unknown correlations O[b,b'](τ), responses R[b,a](τ) and means o[b], each a sum over sites per N. Immutable.
 */
final class SampledSystem {
  private final MeanFieldEquations equations;
  private final ModelNumbers numbers;
  private final List<Site> sites = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<ResponseOf> responses = new ArrayList<>();
  private final List<MeanOf> means = new ArrayList<>();
  private final Map<String, Set<Expr>> read = new LinkedHashMap<>();

  /** O[b,b'](τ) = (1/N) Σ_i ⟨b_i(t+τ) b'_i(t)⟩ of two readouts of a site. */
  record Pair(int site, int left, int right) {}

  /** The response of a readout to a field at a post. */
  record ResponseOf(int site, int readout, int post) {}

  /** The mean of a readout. */
  record MeanOf(int site, int readout) {}

  /** ⟨η_left η_right⟩ gets weight·ρ·O[pair], times exchanged where transposed. */
  record DriveTerm(int left, int right, double weight, int pair, boolean transposed, Persistence persistence) {}

  /** The input of a post gets weight·∫ρR(t−t') from(t') dt'. */
  record FeedbackTerm(int post, int from, double weight, int response, Persistence persistence) {}

  /** The input of a post gets weight·mean. */
  record MeanTerm(int post, double weight, int mean) {}

  /** One species. */
  record Site(
      String species, double ratio, SiteNodes nodes, SiteFormulas formulas, List<Expr> readouts, List<DriveTerm> drives, List<FeedbackTerm> feedbacks, List<MeanTerm> meanTerms) {
    int posts() {
      return formulas.posts().size();
    }

    /** Which sites are told apart where trajectories stand for many of them. */
    SiteClasses classes() {
      return SiteClasses.of(nodes);
    }

    /** The index of a readout. */
    int readout(Expr local) {
      int at = readouts.indexOf(local);
      if (at < 0) {
        throw new IllegalArgumentException("nothing reads " + local + " of " + species);
      }
      return at;
    }
  }

  /**
   * @param observed further quantities to read out, per species
   * @throws SampledRefusal if the equations are not of a form that trajectories can follow
   */
  SampledSystem(MeanFieldEquations equations, Map<String, Set<Expr>> observed) {
    this.equations = equations;
    this.numbers = new ModelNumbers(equations.network());
    collect();
    observed.forEach((species, all) -> read.computeIfAbsent(species, s -> new LinkedHashSet<>()).addAll(all));
    for (SiteProcess process : equations.processes()) {
      Species species = equations.network().species(process.species());
      SiteFormulas formulas = new SiteFormulas(process, responders(process.species()), numbers);
      List<Expr> readouts = List.copyOf(read.getOrDefault(species.name(), Set.of()));
      sites.add(
          new Site(
              species.name(), numbers.value(species.ratio()), SiteQuadrature.of(species, numbers), formulas, readouts, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
    for (int s = 0; s < sites.size(); s++) {
      connect(s);
    }
  }

  private void collect() {
    for (SiteProcess p : equations.processes()) {
      for (Drive d : p.drives()) {
        add(d.covariance().left());
        add(d.covariance().right());
      }
      p.means().forEach(m -> add(m.of()));
      for (Feedback f : p.feedbacks()) {
        add(f.from());
        add(f.response().left());
      }
    }
    // What the fluctuations correlate may include labels that drive nothing by themselves.
    for (Quadratic q : equations.quadratic()) {
      for (Overlap o : List.of(q.left(), q.right())) {
        for (Label label : List.of(o.left(), o.right())) {
          if (!label.isResponse()) {
            add(label);
          }
        }
      }
    }
  }

  private void add(Label label) {
    read.computeIfAbsent(label.species(), s -> new LinkedHashSet<>()).add(label.local());
  }

  private List<Label> responders(String species) {
    Set<Label> labels = new LinkedHashSet<>();
    for (SiteProcess p : equations.processes()) {
      p.feedbacks().stream().map(f -> f.response().right()).filter(l -> l.species().equals(species)).forEach(labels::add);
    }
    return List.copyOf(labels);
  }

  private void connect(int s) {
    Site site = sites.get(s);
    SiteProcess process = site.formulas.process();
    for (Drive d : process.drives()) {
      site.drives.add(drive(site, d));
    }
    for (Feedback f : process.feedbacks()) {
      int from = site(f.response().species());
      ResponseOf wanted = new ResponseOf(from, sites.get(from).readout(f.response().left().local()), post(from, f.response().right()));
      site.feedbacks.add(
          new FeedbackTerm(post(s, f.into()), site.readout(f.from().local()), numbers.value(f.weight()), index(responses, wanted), f.persistence()));
    }
    for (MeanInput m : process.means()) {
      int from = site(m.of().species());
      MeanOf wanted = new MeanOf(from, sites.get(from).readout(m.of().local()));
      site.meanTerms.add(new MeanTerm(post(s, m.into()), numbers.value(m.weight()), index(means, wanted)));
    }
  }

  private DriveTerm drive(Site site, Drive d) {
    Overlap o = d.covariance();
    int from = site(o.species());
    int left = sites.get(from).readout(o.left().local());
    int right = sites.get(from).readout(o.right().local());
    boolean transposed = !pairs.contains(new Pair(from, left, right)) && pairs.contains(new Pair(from, right, left));
    int at = index(pairs, transposed ? new Pair(from, right, left) : new Pair(from, left, right));
    return new DriveTerm(site.formulas.posts().indexOf(d.left()), site.formulas.posts().indexOf(d.right()), numbers.value(d.weight()), at, transposed, d.persistence());
  }

  private static <T> int index(List<T> list, T wanted) {
    int at = list.indexOf(wanted);
    if (at < 0) {
      list.add(wanted);
      return list.size() - 1;
    }
    return at;
  }

  /** The index of a species. */
  int site(String species) {
    for (int s = 0; s < sites.size(); s++) {
      if (sites.get(s).species.equals(species)) {
        return s;
      }
    }
    throw new IllegalArgumentException("no species " + species);
  }

  int post(int site, Label label) {
    int at = sites.get(site).formulas.posts().indexOf(label);
    if (at < 0) {
      throw new IllegalArgumentException("nothing enters " + sites.get(site).species + " by " + label);
    }
    return at;
  }

  MeanFieldEquations equations() {
    return equations;
  }

  ModelNumbers numbers() {
    return numbers;
  }

  List<Site> sites() {
    return sites;
  }

  List<Pair> pairs() {
    return pairs;
  }

  List<ResponseOf> responses() {
    return responses;
  }

  List<MeanOf> means() {
    return means;
  }

  /** Whether every species is linear, so that nothing needs to be sampled. */
  boolean allLinear() {
    return java.util.stream.IntStream.range(0, sites.size()).allMatch(s -> LinearSite.of(this, s).isPresent());
  }

  boolean discrete() {
    return equations.network().time() == TimeKind.DISCRETE;
  }
}
