package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Species;

/**
 * The mean-field equations in numbers: effective sites, the pairs of readouts whose correlations drive them, and who drives what.
 * An immutable view of {@link MeanFieldEquations} at given parameter values; everything else in this package computes with it.
 */
final class MeanFieldSystem {
  private final MeanFieldEquations equations;
  private final ModelNumbers numbers;
  private final Clock clock;
  private final List<EffectiveSite> sites;
  private final List<Pair> pairs;
  private final List<DriveTerm> drives;
  private final List<MeanTerm> meanInputs;
  private final List<MeanOf> means;
  private final List<FeedbackTerm> feedbacks;
  private final List<NoiseTerm> noises;

  private final SharedFunctions shared;
  private final boolean scanning;

  /** The correlation ρ(t−t') (1/N) Σ_i b_i(t) b'_i(t') of two readouts of one site; readouts by index. */
  record Pair(int site, int left, int right, Memory memory) {
    Pair(int site, int left, int right) {
      this(site, left, right, Memory.FOREVER);
    }
  }

  /** <η_k η_k'> gets weight·O[pair]; transposed: O of the pair with times exchanged. */
  record DriveTerm(int site, int left, int right, double weight, int pair, boolean transposed) {}

  /** The unknown mean (1/N) Σ_i b_i of a readout. */
  record MeanOf(int site, int readout) {}

  /** A constant input weight·mean. */
  record MeanTerm(int site, int input, double weight, int mean) {}

  /** weight·into·∫ρR(t,t') from(t'), R the response of a readout of another site to one of its posts. */
  record FeedbackTerm(int site, int input, int from, double weight, int responseSite, int responseReadout, int responseInput, Persistence persistence) {}

  /** A noise that enters a site by an input. */
  record NoiseTerm(int site, int input, NoiseLaw law) {}

  private MeanFieldSystem(
      MeanFieldEquations equations, ModelNumbers numbers, Clock clock, List<EffectiveSite> sites, List<Pair> pairs, List<DriveTerm> drives,
      List<MeanOf> means, List<MeanTerm> meanInputs, List<FeedbackTerm> feedbacks, List<NoiseTerm> noises, SharedFunctions shared, boolean scanning) {
    this.shared = shared;
    this.scanning = scanning;
    this.equations = equations;
    this.numbers = numbers;
    this.clock = clock;
    this.sites = List.copyOf(sites);
    this.pairs = List.copyOf(pairs);
    this.drives = List.copyOf(drives);
    this.means = List.copyOf(means);
    this.meanInputs = List.copyOf(meanInputs);
    this.feedbacks = List.copyOf(feedbacks);
    this.noises = List.copyOf(noises);
  }

  /**
   * The system of these equations; the classifier has accepted them.
   *
   * @param observed further quantities to read out, per species
   */
  static MeanFieldSystem of(MeanFieldEquations equations, Clock clock, Map<String, Set<Expr>> observed) {
    return of(equations, clock, observed, new SharedFunctions(), 0);
  }

  /** The same with functions that have been compiled before, for numbers of a relative accuracy (0: as exact as possible). */
  static MeanFieldSystem of(MeanFieldEquations equations, Clock clock, Map<String, Set<Expr>> observed, SharedFunctions shared, double accuracy) {
    return new Builder(equations, clock, observed, shared.withoutTables(accuracy)).build(false);
  }

  /** One of many systems that differ by parameters; averages of its static states come from tables, good to about 1e-10. */
  static MeanFieldSystem scanned(MeanFieldEquations equations, Clock clock, Map<String, Set<Expr>> observed, SharedFunctions shared) {
    return new Builder(equations, clock, observed, shared).build(true);
  }

  private static final class Builder {
    private final MeanFieldEquations equations;
    private final ModelNumbers numbers;
    private final Clock clock;
    private final SharedFunctions shared;
    private final List<EffectiveSite> sites = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<MeanOf> means = new ArrayList<>();

    Builder(MeanFieldEquations equations, Clock clock, Map<String, Set<Expr>> observed, SharedFunctions shared) {
      this.shared = shared;
      this.equations = equations;
      this.numbers = new ModelNumbers(equations.network());
      this.clock = clock;
      Map<String, Set<Expr>> read = needed();
      for (SiteProcess process : equations.processes()) {
        Species species = equations.network().species(process.species());
        SiteReading reading = SiteReading.of(process);
        Set<Readout> readouts = new LinkedHashSet<>();
        Set<Expr> wanted = new LinkedHashSet<>(read.getOrDefault(species.name(), Set.of()));
        wanted.addAll(observed.getOrDefault(species.name(), Set.of()));
        wanted.forEach(e -> readout(reading, e).ifPresent(readouts::add));
        reading.sources().forEach(s -> readouts.add(s.term()));
        sites.add(new EffectiveSite(reading, numbers.value(species.ratio()), SiteQuadrature.of(species, numbers), List.copyOf(readouts), clock, numbers, shared));
      }
    }

    private Optional<Readout> readout(SiteReading reading, Expr local) {
      return shared.readout(equations.network().expandFunctions(local), reading.symbols());
    }

    private Map<String, Set<Expr>> needed() {
      Map<String, Set<Expr>> read = new LinkedHashMap<>();
      for (SiteProcess p : equations.processes()) {
        for (Drive d : p.drives()) {
          add(read, d.covariance().left());
          add(read, d.covariance().right());
        }
        p.means().forEach(m -> add(read, m.of()));
        for (Feedback f : p.feedbacks()) {
          add(read, f.from());
          add(read, f.response().left());
        }
      }
      return read;
    }

    private static void add(Map<String, Set<Expr>> read, Label label) {
      read.computeIfAbsent(label.species(), s -> new LinkedHashSet<>()).add(label.local());
    }

    MeanFieldSystem build(boolean scanning) {
      List<DriveTerm> drives = new ArrayList<>();
      List<MeanTerm> meanInputs = new ArrayList<>();
      List<FeedbackTerm> feedbacks = new ArrayList<>();
      List<NoiseTerm> noises = new ArrayList<>();
      for (int s = 0; s < sites.size(); s++) {
        SiteProcess process = sites.get(s).reading().process();
        for (Drive d : process.drives()) {
          drives.addAll(drive(s, d));
        }
        for (MeanInput m : process.means()) {
          meanInputs.add(new MeanTerm(s, post(s, m.into()), numbers.value(m.weight()), mean(m.of())));
        }
        for (Feedback f : process.feedbacks()) {
          int from = site(f.response().species());
          feedbacks.add(
              new FeedbackTerm(
                  s, post(s, f.into()), readoutIndex(s, f.from()), numbers.value(f.weight()), from, readoutIndex(from, f.response().left()),
                  post(from, f.response().right()), f.persistence()));
        }
        for (int k = 0; k < process.noises().size(); k++) {
          noises.add(new NoiseTerm(s, sites.get(s).noiseInput(k), new NoiseLaw(process.noises().get(k).noise().law(), clock, numbers)));
        }
      }
      if (!feedbacks.isEmpty()) {
        LinearFeedback.dress(sites, feedbacks);
      }
      return new MeanFieldSystem(equations, numbers, clock, sites, pairs, drives, means, meanInputs, feedbacks, noises, shared, scanning);
    }

    /** One term; two where an input is correlated with itself through two different readouts, in either order of times. */
    private List<DriveTerm> drive(int s, Drive d) {
      Overlap o = d.covariance();
      int from = site(o.species());
      int left = readoutIndex(from, o.left());
      int right = readoutIndex(from, o.right());
      Memory memory = Memory.of(d.persistence(), numbers);
      int at = pairs.indexOf(new Pair(from, left, right, memory));
      boolean transposed = at < 0 && pairs.contains(new Pair(from, right, left, memory));
      if (transposed) {
        at = pairs.indexOf(new Pair(from, right, left, memory));
      } else if (at < 0) {
        at = pairs.size();
        pairs.add(new Pair(from, left, right, memory));
      }
      int first = post(s, d.left());
      int second = post(s, d.right());
      double weight = numbers.value(d.weight());
      if (first == second && left != right) {
        return List.of(new DriveTerm(s, first, second, 0.5 * weight, at, false), new DriveTerm(s, first, second, 0.5 * weight, at, true));
      }
      return List.of(new DriveTerm(s, first, second, weight, at, transposed));
    }

    private int mean(Label of) {
      int s = site(of.species());
      MeanOf wanted = new MeanOf(s, readoutIndex(s, of));
      int at = means.indexOf(wanted);
      if (at < 0) {
        means.add(wanted);
        return means.size() - 1;
      }
      return at;
    }

    private int site(String species) {
      for (int s = 0; s < sites.size(); s++) {
        if (sites.get(s).species().equals(species)) {
          return s;
        }
      }
      throw new IllegalArgumentException("no species " + species);
    }

    private int post(int site, Label label) {
      return sites.get(site).reading().posts().indexOf(label);
    }

    private int readoutIndex(int site, Label label) {
      Readout readout = readout(sites.get(site).reading(), label.local()).orElseThrow();
      return sites.get(site).readouts().indexOf(readout);
    }
  }

  MeanFieldEquations equations() {
    return equations;
  }

  ModelNumbers numbers() {
    return numbers;
  }

  Clock clock() {
    return clock;
  }

  List<EffectiveSite> sites() {
    return sites;
  }

  EffectiveSite site(int s) {
    return sites.get(s);
  }

  List<Pair> pairs() {
    return pairs;
  }

  List<DriveTerm> drives() {
    return drives;
  }

  List<MeanOf> means() {
    return means;
  }

  List<MeanTerm> meanInputs() {
    return meanInputs;
  }

  List<FeedbackTerm> feedbacks() {
    return feedbacks;
  }

  List<NoiseTerm> noises() {
    return noises;
  }

  /** Covariances of its functions that have been tabulated so far. */
  CovarianceTables tables() {
    return shared.covariances();
  }

  /** The relative error that is small enough, 0 for what rounding allows. */
  double accuracy() {
    return shared.covariances().accuracy();
  }

  /** Whether a correlation follows linearly from others at the same frequency: both readouts linear and Gaussian. */
  boolean isLinear(Pair pair) {
    EffectiveSite site = sites.get(pair.site());
    return pair.memory().lasts() && site.isLinear(pair.left()) && site.isLinear(pair.right()) && !site.isDriven(site.outputOf(pair.left())) && !site.isDriven(site.outputOf(pair.right()));
  }

  /** The smallest exponent p > 0 with which a function that is read out rises at a point like |u|^p; 1 where all slopes are finite. Jumps do not count. */
  double steepness() {
    return sites.stream()
        .flatMap(s -> IntStream.range(0, s.readouts().size()).boxed().flatMap(r -> s.function(r, 0).steep().stream()))
        .mapToDouble(SteepPoint::exponent).filter(p -> p > 0).min().orElse(1);
  }

  /** Averages for static states. */
  Expansions staticExpansions() {
    return scanning ? Expansions.scanning(shared) : Expansions.exact();
  }

  /** Whether couplings change in time. */
  boolean hasMemories() {
    return pairs.stream().anyMatch(p -> !p.memory().lasts());
  }

  /** Whether spectra have parts that fall off like a power, so that their transforms have kinks. */
  boolean hasSlowParts() {
    return hasFluctuatingNoise() || hasMemories();
  }

  /** The same where time is continuous. */
  boolean hasKinks() {
    return clock.lagStep() == 0 && hasSlowParts();
  }

  /** Whether any noise varies in time. */
  boolean hasFluctuatingNoise() {
    return noises.stream().anyMatch(n -> n.law().fluctuates());
  }

  /** The index of the readout of an expression on a site; empty if it is not a function of one linear combination of fields. */
  Optional<Integer> readout(int site, Expr local) {
    EffectiveSite s = sites.get(site);
    return shared.readout(equations.network().expandFunctions(local), s.reading().symbols()).map(s.readouts()::indexOf).filter(i -> i >= 0);
  }
}
