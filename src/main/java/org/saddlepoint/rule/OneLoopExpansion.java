package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LoopFamily;
import org.saddlepoint.action.LoopLabel;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.OneLoop;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.Parity;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Network;

/**
 * The one-loop action of copies of a static network with independent couplings and an odd activation φ. The couplings multiply
 * Σ_r (x~_r φ_r − c̄_r φ'_r c_r), the ghosts c̄, c writing the determinant |1 − Jφ'|; their average joins
 * x~_r x~_s to φ_r φ_s, c̄_1 c̄_2 to d_1 d_2 (d = φ'c), and x~_r c̄_s to φ_r d_s. Labels even in the field and without ghosts count
 * −½ (a real Gaussian integral), the even ghost pair −1, the odd labels +1.
 */
public final class OneLoopExpansion implements Rule<MeanFieldEquations, OneLoop> {
  @Override
  public String name() {
    return "one_loop";
  }

  @Override
  public String citation() {
    return "mato2025statistics";
  }

  @Override
  public List<String> assumptions(MeanFieldEquations before) {
    return List.of("one fixed point per draw of the noise, reached without instability");
  }

  /** What the expansion is written for that these equations are not, in words; empty if it applies. */
  public static Optional<String> refusal(MeanFieldEquations saddle) {
    List<SiteProcess> processes = saddle.processes();
    if (processes.size() != 1) {
      return Optional.of("one species");
    }
    SiteProcess process = processes.get(0);
    if (!process.feedbacks().isEmpty() || !process.means().isEmpty()) {
      return Optional.of("independent couplings without a mean or reciprocity");
    }
    if (process.drives().size() != 1 || process.local().size() != 1) {
      return Optional.of("one field with one coupling");
    }
    Drive drive = process.drives().get(0);
    boolean plain = drive.left().equals(drive.right()) && drive.left().amplitude(process.local().get(0).field()).isOne();
    if (!plain || !drive.covariance().left().equals(drive.covariance().right())) {
      return Optional.of("one coupling that is added to the equation");
    }
    return parity(saddle.network(), drive.covariance().left().local(), process.local().get(0).field());
  }

  /** The families of labels are those of an odd activation, which is decided exactly from its formula. */
  private static Optional<String> parity(Network network, Expr phi, String field) {
    Expr formula = network.withParameterValues(network.expandFunctions(phi)).substitute(field, Expr.sym(Activation.X));
    Set<String> others = new TreeSet<>(formula.freeSymbols());
    others.remove(Activation.X);
    if (!others.isEmpty()) {
      return Optional.of("sites that are all alike, and " + phi + " depends on " + String.join(", ", others));
    }
    return Parity.of(formula) == Parity.ODD ? Optional.empty() : Optional.of("odd activations, and " + phi + " is not odd");
  }

  @Override
  public OneLoop apply(MeanFieldEquations before) {
    refusal(before).ifPresent(why -> {
      throw new NotApplicableException("corrections of order 1/N are written for " + why, "bind the saddle point of a model of that kind");
    });
    return expansion(before, 2);
  }

  /** The expansion for one or two copies; the equations must not be refused. */
  public static OneLoop expansion(MeanFieldEquations before, int n) {
    refusal(before).ifPresent(why -> {
      throw new IllegalArgumentException("corrections of order 1/N are written for " + why);
    });
    SiteProcess process = before.processes().get(0);
    Drive drive = process.drives().get(0);
    String field = process.local().get(0).field();
    Label pre = drive.covariance().left();
    Expr phi = pre.local();
    Expr slope = phi.derivative(field);
    Expr v = drive.weight();
    List<LoopFamily> families = new ArrayList<>();
    families.add(even(n, v, phi));
    if (n == 2) {
      LoopLabel slopes = LoopLabel.one(n).times(0, slope).times(1, slope);
      families.add(new LoopFamily("even ghosts", List.of(slopes), List.of(LoopLabel.one(n)), List.of(v), false, Rational.MINUS_ONE));
    }
    for (int s = 0; s < n; s++) {
      families.add(odd(n, s, v, phi, slope));
    }
    boolean self = before.network().coupling(couplingName(before)).self();
    return new OneLoop(before, n, v, phi, field, List.copyOf(families), self ? List.of() : diagonal(n, v, phi, slope));
  }

  private static String couplingName(MeanFieldEquations before) {
    return before.network().couplings().get(0).name();
  }

  private static LoopFamily even(int n, Expr v, Expr phi) {
    List<LoopLabel> responses = new ArrayList<>();
    List<LoopLabel> outputs = new ArrayList<>();
    List<Expr> weights = new ArrayList<>();
    for (int r = 0; r < n; r++) {
      for (int s = r; s < n; s++) {
        responses.add(LoopLabel.responses(n, r, s));
        outputs.add(LoopLabel.one(n).times(r, phi).times(s, phi));
        weights.add(r == s ? Expr.mul(Expr.HALF, v) : v);
      }
    }
    List<LoopLabel> rows = new ArrayList<>(outputs);
    rows.addAll(responses);
    List<LoopLabel> columns = new ArrayList<>(responses);
    columns.addAll(outputs);
    List<Expr> both = new ArrayList<>(weights);
    both.addAll(weights);
    return new LoopFamily("even", rows, columns, both, true, Rational.of(-1, 2));
  }

  private static LoopFamily odd(int n, int s, Expr v, Expr phi, Expr slope) {
    List<LoopLabel> rows = new ArrayList<>();
    List<LoopLabel> columns = new ArrayList<>();
    List<Expr> weights = new ArrayList<>();
    for (int r = 0; r < n; r++) {
      rows.add(LoopLabel.one(n).times(r, phi).times(s, slope));
      columns.add(LoopLabel.response(n, r));
      weights.add(v);
    }
    return new LoopFamily("odd, ghost of copy " + (s + 1), rows, columns, weights, false, Rational.ONE);
  }

  /** −½V⟨Z²⟩, Z = Σ_r (x~_r φ_r − c̄_r φ'_r c_r), which J_ii would have contributed. */
  private static List<OneLoop.Insertion> diagonal(int n, Expr v, Expr phi, Expr slope) {
    List<OneLoop.Insertion> insertions = new ArrayList<>();
    Expr half = Expr.mul(Expr.num(-1, 2), v);
    for (int r = 0; r < n; r++) {
      for (int s = 0; s < n; s++) {
        insertions.add(new OneLoop.Insertion(half, LoopLabel.responses(n, r, s).times(r, phi).times(s, phi)));
        insertions.add(new OneLoop.Insertion(v, LoopLabel.response(n, r).times(r, phi).times(s, slope)));
        if (r != s) {
          insertions.add(new OneLoop.Insertion(half, LoopLabel.one(n).times(r, slope).times(s, slope)));
        }
      }
    }
    return List.copyOf(insertions);
  }

  /**
   * S1(0) = 0, since the network's partition function is one: without a source copies are independent and x~ differentiates,
   * so that every determinant is a polynomial in Gaussian means, and Π det^exponent must be one identically.
   */
  @Override
  public Verdict check(MeanFieldEquations before, OneLoop after) {
    Expr above = Expr.ONE;
    Expr below = Expr.ONE;
    for (LoopFamily family : after.families()) {
      Expr determinant = SymbolicMatrix.determinant(untilted(family, after.field()));
      int twice = family.exponent().times(Rational.of(2)).intValue();
      if (twice > 0) {
        above = Expr.mul(above, Expr.pow(determinant, twice));
      } else {
        below = Expr.mul(below, Expr.pow(determinant, -twice));
      }
    }
    if (!NormalForm.isZero(Expr.sub(above, below))) {
      return Verdict.refuted("normalisation", "S1(0) does not vanish: " + above + " against " + below);
    }
    return Verdict.exact("normalisation S1(0) = 0");
  }

  private static Expr[][] untilted(LoopFamily family, String field) {
    int n = family.rows().size();
    Expr[][] matrix = new Expr[n][n];
    for (int a = 0; a < n; a++) {
      for (int c = 0; c < n; c++) {
        Expr mean = mean(family.rows().get(a).times(family.columns().get(c)), field);
        if (family.connected()) {
          mean = Expr.sub(mean, Expr.mul(mean(family.rows().get(a), field), mean(family.columns().get(c), field)));
        }
        matrix[a][c] = Expr.sub(a == c ? Expr.ONE : Expr.ZERO, Expr.mul(family.weights().get(a), mean));
      }
    }
    return matrix;
  }

  /** ⟨label⟩ without a source: Π over copies of the mean of the function differentiated once for each response; odd ones vanish. */
  private static Expr mean(LoopLabel label, String field) {
    Expr product = Expr.ONE;
    for (int copy = 0; copy < label.functions().size(); copy++) {
      int r = copy;
      int order = (int) label.responses().stream().filter(k -> k == r).count();
      Expr f = label.functions().get(copy);
      int parity = parity(f);
      if ((order + parity) % 2 != 0) {
        return Expr.ZERO;
      }
      for (int k = 0; k < order; k++) {
        f = f.derivative(field);
      }
      Expr folded = Vanishes.expanded(f);
      product = Expr.mul(product, folded instanceof Num ? folded : gaussian(folded));
    }
    return product;
  }

  private static Expr gaussian(Expr f) {
    return f instanceof Sum s ? Expr.add(s.terms().stream().map(OneLoopExpansion::gaussian).toList()) : termMean(f);
  }

  private static Expr termMean(Expr term) {
    List<Expr> numbers = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
      (factor instanceof Num ? numbers : rest).add(factor);
    }
    return Expr.mul(Expr.mul(numbers), Kernel.of(TwoPoint.MEAN, List.of(Expr.mul(rest)), List.of()));
  }

  /** 0 or 1: the parity of a product of derivatives of the odd φ. */
  private static int parity(Expr f) {
    int parity = 0;
    for (Expr factor : f instanceof Product p ? p.factors() : List.of(f)) {
      Expr base = factor instanceof Power p ? p.base() : factor;
      int power = factor instanceof Power p && p.exponent() instanceof Num n ? n.value().intValue() : 1;
      if (base instanceof Apply a) {
        parity += power * (1 + a.totalOrder());
      } else if (base instanceof Symbol) {
        parity += power;
      }
    }
    return parity % 2;
  }
}
