package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.Response;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Persistence;

/**
 * The two-point functions G_fg(ω) of one site as formulas. Where the species is linear (its feedback too) they follow from the
 * Green function M(iω)^{-1}: ⟨x y⟩ = Σ G D G†, response of φ(e) = ⟨φ'⟩ ∂e·G; elsewhere they are opaque kernels C, R.
 */
final class Propagator {
  /** Heads of kernels that differ from site to site. */
  static final String SITE_CORRELATION = "C^i";

  static final String SITE_RESPONSE = "R^i";
  static final String SITE_MEAN = "M^i";

  private final SiteProcess process;
  private final Optional<LinearSystem> system;
  private final boolean gaussian;
  private final boolean varied;
  private final Expr ratio;
  private final boolean fixed;

  Propagator(Network network, SiteProcess process) {
    this.process = process;
    this.ratio = network.species(process.species()).ratio();
    this.system = LinearSystem.of(process);
    boolean linearFeedback = process.feedbacks().stream().allMatch(f -> linear(f.from().local()) && f.persistence() instanceof Persistence.Quenched);
    this.fixed = process.drives().stream().allMatch(d -> d.persistence() instanceof Persistence.Quenched);
    boolean additive = process.drives().stream().allMatch(d -> additive(d.left()) && additive(d.right())) && process.noises().stream().allMatch(n -> additive(n.post()));
    this.gaussian = system.isPresent() && linearFeedback && additive;
    this.varied = !network.species(process.species()).parameters().isEmpty();
  }

  /** Whether the site is linear with additive inputs, so that its functions follow from its Green function. */
  boolean solvable() {
    return gaussian;
  }

  /** Whether the spectra of the fields follow too: couplings that are fixed in time. */
  boolean hasSpectra() {
    return gaussian && fixed;
  }

  /** M(iω) with linear feedback, whose inverse is the Green function. */
  Expr[][] operator(Expr omega) {
    return matrix(omega);
  }

  /** The cross-spectrum of the inputs of two fields. */
  Expr inputs(int p, int q, Expr omega) {
    return process.drives().isEmpty() && process.noises().isEmpty() ? Expr.ZERO : inputSpectrum(p, q, omega);
  }

  /** Entry of the Green function: the response of a field to the equation of the field with that index. */
  Expr transfer(String field, int column, Expr omega) {
    return green(omega)[system.orElseThrow().fields().indexOf(field)][column];
  }

  /** G_fg(ω) with ω the symbol {@code omega}. */
  Expr between(Label f, Label g, Expr omega) {
    if (f.isResponse() && g.isResponse()) {
      return Expr.ZERO;
    }
    if (f.isResponse()) {
      return Conjugate.of(between(g, f, omega));
    }
    return g.isResponse() ? response(f, g, omega) : correlation(f, g, omega);
  }

  private Expr correlation(Label f, Label g, Expr omega) {
    if (!gaussian || !fixed || !linear(f.local()) || !linear(g.local())) {
      return opaque(TwoPoint.CORRELATION, SITE_CORRELATION, List.of(f.local(), g.local()), omega);
    }
    if (process.drives().isEmpty() && process.noises().isEmpty()) {
      return Expr.ZERO;
    }
    Expr[][] green = green(omega);
    int n = system.orElseThrow().size();
    List<Expr> terms = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        Expr spectrum = inputSpectrum(p, q, omega);
        if (!spectrum.isZero()) {
          terms.add(Expr.mul(observed(f.local(), green, p), Conjugate.of(observed(g.local(), green, q)), spectrum));
        }
      }
    }
    return Expr.add(terms);
  }

  /** A function of one site that stays a name: of a site by itself where sites differ, else the overlap (1/N) Σ over the number of sites per N. */
  private Expr opaque(String overlap, String site, List<Expr> labels, Expr omega) {
    return perSite(Kernel.of(varied ? site : overlap, labels, List.of(omega)));
  }

  private Expr perSite(Expr kernel) {
    return varied ? kernel : Expr.div(kernel, ratio);
  }

  private Expr response(Label f, Label g, Expr omega) {
    if (!additive(g)) {
      return opaque(TwoPoint.RESPONSE, SITE_RESPONSE, List.of(f.local(), g.local()), omega);
    }
    List<Expr> terms = new ArrayList<>();
    for (String field : g.responseFields()) {
      Expr amplitude = g.amplitude(field);
      terms.add(Expr.mul(amplitude, toField(f, field, omega)));
    }
    return Expr.add(terms);
  }

  /** The response of f to a field added to the equation of {@code field}. */
  private Expr toField(Label f, String field, Expr omega) {
    if (!gaussian) {
      return opaque(TwoPoint.RESPONSE, SITE_RESPONSE, List.of(f.local(), Response.of(field)), omega);
    }
    LinearSystem s = system.orElseThrow();
    int column = s.fields().indexOf(field);
    Expr[][] green = green(omega);
    List<Expr> terms = new ArrayList<>();
    for (int p = 0; p < s.size(); p++) {
      Expr slope = f.local().derivative(s.fields().get(p));
      if (!slope.isZero()) {
        terms.add(Expr.mul(average(slope), green[p][column]));
      }
    }
    return Expr.add(terms);
  }

  /** ⟨slope⟩ over the effective site: itself where it contains no field. */
  private Expr average(Expr slope) {
    boolean constant = system.orElseThrow().fields().stream().noneMatch(slope::contains);
    if (constant) {
      return slope;
    }
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    for (Expr factor : slope instanceof org.saddlepoint.expr.Product p ? p.factors() : List.of(slope)) {
      (system.orElseThrow().fields().stream().anyMatch(factor::contains) ? inside : outside).add(factor);
    }
    Expr mean = Kernel.of(varied ? SITE_MEAN : TwoPoint.MEAN, List.of(Expr.mul(inside)), List.of());
    return Expr.mul(Expr.mul(outside), perSite(mean));
  }

  private Expr observed(Expr linear, Expr[][] green, int column) {
    List<Expr> terms = new ArrayList<>();
    List<String> fields = system.orElseThrow().fields();
    for (int p = 0; p < fields.size(); p++) {
      Expr coefficient = linear.derivative(fields.get(p));
      if (!coefficient.isZero()) {
        terms.add(Expr.mul(coefficient, green[p][column]));
      }
    }
    return Expr.add(terms);
  }

  private Expr inputSpectrum(int p, int q, Expr omega) {
    String x = system.orElseThrow().fields().get(p);
    String y = system.orElseThrow().fields().get(q);
    List<Expr> terms = new ArrayList<>();
    for (Drive d : process.drives()) {
      Expr c = Kernel.of(TwoPoint.CORRELATION, List.of(d.covariance().left().local(), d.covariance().right().local()), List.of(omega));
      Expr weight = Expr.mul(d.multiplicity(), d.weight());
      terms.add(Expr.mul(weight, d.left().amplitude(x), d.right().amplitude(y), c));
      terms.add(Expr.mul(weight, d.right().amplitude(x), d.left().amplitude(y), Conjugate.of(c)));
    }
    for (NoiseSource n : process.noises()) {
      Expr amplitude = Expr.mul(n.post().amplitude(x), n.post().amplitude(y));
      terms.add(Expr.mul(amplitude, spectrum(n.noise(), omega)));
    }
    return Expr.add(terms);
  }

  private static Expr spectrum(Noise noise, Expr omega) {
    if (noise.law() instanceof Noise.White w) {
      return w.spectrum();
    }
    if (noise.law() instanceof Noise.Coloured c) {
      return c.spectrum().substitute("omega", omega);
    }
    return Kernel.of(TwoPoint.NOISE, List.of(Expr.sym(noise.name())), List.of(omega));
  }

  private Expr[][] green(Expr omega) {
    return SymbolicMatrix.inverse(matrix(omega));
  }

  /** M(iω), with linear feedback taken to the left side. */
  private Expr[][] matrix(Expr omega) {
    LinearSystem s = system.orElseThrow();
    int n = s.size();
    Expr step = s.discrete() ? Expr.apply("exp", Expr.mul(Expr.I, omega)) : Expr.mul(Expr.I, omega);
    Expr[][] m = new Expr[n][n];
    for (int f = 0; f < n; f++) {
      for (int g = 0; g < n; g++) {
        Expr sum = Expr.ZERO;
        List<Expr> operator = s.operator(f, g);
        for (int order = 0; order < operator.size(); order++) {
          sum = Expr.add(sum, Expr.mul(operator.get(order), Expr.pow(step, order)));
        }
        for (Feedback b : process.feedbacks()) {
          Expr kernel = Kernel.of(TwoPoint.RESPONSE, List.of(b.response().left().local(), b.response().right().local()), List.of(omega));
          sum = Expr.sub(sum, Expr.mul(b.into().amplitude(s.fields().get(f)), b.weight(), kernel, b.from().local().derivative(s.fields().get(g))));
        }
        m[f][g] = sum;
      }
    }
    return m;
  }

  private boolean linear(Expr local) {
    for (var l : process.local()) {
      Expr slope = local.derivative(l.field());
      if (process.local().stream().anyMatch(k -> slope.contains(k.field()))) {
        return false;
      }
    }
    Expr rest = local;
    for (var l : process.local()) {
      rest = rest.substitute(l.field(), Expr.ZERO);
    }
    return rest.isZero() && !(local instanceof Apply a && a.isInput());
  }

  private boolean additive(Label post) {
    return process.local().stream().noneMatch(l -> post.local().contains(l.field()));
  }
}
