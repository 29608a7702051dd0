package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Noise;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The linear response of one site, at fixed site parameters: T_lk(ω) = c_l(ω)·M(ω)^{-1}·A_k from every input k to every output l,
 * with M_ij = (iω)^{n_i} δ_ij − Σ_p d^p_ij (iω)^p for a field of order n_i (exp(iω) for a discrete one, 1 for an algebraic one, 0
 * for an implicit one), A_k the amplitudes of input k in the equations and c_l the coefficients of output l. The last input is the
 * constant part of the drift.
 */
final class SiteTransfer {
  private final Clock clock;
  private final int fields;
  private final int inputs;
  private final Field.Kind[] kind;
  private final int[] order;
  /** drift[p][i·n + j]: coefficient of the p-th derivative of field j in the equation of field i. */
  private final double[][] drift;
  /** input[i·K + k]: amplitude of input k in the equation of field i. */
  private final double[] input;
  /** output[l][p][j]: coefficient of the p-th derivative of field j in output l. */
  private final double[][][] output;
  private final ComplexLu matrix;
  private final double[] aRe;
  private final double[] aIm;
  private final double[] bRe;
  private final double[] bIm;
  private final List<Loop> loops = new java.util.ArrayList<>();
  private final List<LinearFeedback> feedbacks = new java.util.ArrayList<>();

  /** A memory: input, output, its weight, and the number of the response. */
  record Loop(int input, int output, double weight, int response) {}

  private SiteTransfer(Clock clock, List<LocalDynamics> local, double[][] drift, double[] input, int inputs, double[][][] output) {
    this.clock = clock;
    this.fields = local.size();
    this.inputs = inputs;
    this.kind = local.stream().map(LocalDynamics::kind).toArray(Field.Kind[]::new);
    this.order = local.stream().mapToInt(LocalDynamics::order).toArray();
    this.drift = drift;
    this.input = input;
    this.output = output;
    this.matrix = new ComplexLu(fields);
    this.aRe = new double[fields * fields];
    this.aIm = new double[fields * fields];
    this.bRe = new double[fields * inputs];
    this.bIm = new double[fields * inputs];
  }

  /**
   * @param reading the site
   * @param outputs linear forms to read out (their constants are not part of the response)
   * @param numbers values of the parameters
   * @param site    values of the site parameters
   */
  static SiteTransfer of(SiteReading reading, List<LinearForm> outputs, Clock clock, ModelNumbers numbers, Map<String, Double> site) {
    List<LocalDynamics> local = reading.fields();
    int n = local.size();
    int powers = 1 + local.stream().mapToInt(l -> Math.max(1, l.order())).max().orElse(1);
    double[][] drift = new double[powers][n * n];
    List<Label> posts = new java.util.ArrayList<>(reading.posts());
    reading.noises().forEach(noise -> posts.add(noise.post()));
    int inputs = posts.size() + reading.sources().size() + 1;
    double[] input = new double[n * inputs];
    for (int i = 0; i < n; i++) {
      for (Map.Entry<String, Expr> c : reading.drift().get(i).coefficients().entrySet()) {
        drift[primes(c.getKey())][i * n + index(local, c.getKey())] += numbers.value(c.getValue(), site);
      }
      for (int k = 0; k < posts.size(); k++) {
        input[i * inputs + k] = numbers.value(posts.get(k).amplitude(local.get(i).field()), site);
      }
      if (clock instanceof Clock.Stepped stepped) {
        for (int noise = 0; noise < reading.noises().size(); noise++) {
          if (reading.noises().get(noise).noise().law() instanceof Noise.White) {
            input[i * inputs + reading.posts().size() + noise] *= StepGain.noise(-drift[0][i * n + i], stepped.step());
          }
        }
      }
      input[i * inputs + inputs - 1] = numbers.value(reading.drift().get(i).constant(), site);
    }
    for (int s = 0; s < reading.sources().size(); s++) {
      input[reading.sources().get(s).field() * inputs + posts.size() + s] = 1;
    }
    double[][][] output = new double[outputs.size()][powers][n];
    for (int l = 0; l < outputs.size(); l++) {
      for (Map.Entry<String, Expr> c : outputs.get(l).coefficients().entrySet()) {
        output[l][primes(c.getKey())][index(local, c.getKey())] += numbers.value(c.getValue(), site);
      }
    }
    for (int l = 0; l < output.length; l++) {
      output[l] = withoutZeros(output[l]);
    }
    return new SiteTransfer(clock, local, drift, input, inputs, output);
  }

  /** Without the highest derivatives that an output does not read, which every frequency would pay for. */
  private static double[][] withoutZeros(double[][] powers) {
    int length = powers.length;
    while (length > 1 && Arrays.stream(powers[length - 1]).allMatch(c -> c == 0)) {
      length--;
    }
    return Arrays.copyOf(powers, length);
  }

  private static int primes(String symbol) {
    int k = 0;
    while (symbol.charAt(symbol.length() - 1 - k) == '\'') {
      k++;
    }
    return k;
  }

  private static int index(List<LocalDynamics> local, String symbol) {
    String field = symbol.substring(0, symbol.length() - primes(symbol));
    for (int i = 0; i < local.size(); i++) {
      if (local.get(i).field().equals(field)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no field " + field + " on this site");
  }

  /** Adds a memory that feeds an output back into an input. */
  void dress(LinearFeedback feedback, Loop loop) {
    feedbacks.add(feedback);
    loops.add(loop);
  }

  /** Subtracts A w R(ω) c(ω) from M(ω). */
  private void loops(double omega) {
    for (int q = 0; q < loops.size(); q++) {
      Loop loop = loops.get(q);
      double rr = loop.weight * feedbacks.get(q).re(omega, loop.response);
      double ri = loop.weight * feedbacks.get(q).im(omega, loop.response);
      double pr = 1;
      double pi = 0;
      for (double[] coefficients : output[loop.output]) {
        for (int i = 0; i < fields; i++) {
          double amplitude = input[i * inputs + loop.input];
          for (int j = 0; j < fields; j++) {
            aRe[i * fields + j] -= amplitude * coefficients[j] * (pr * rr - pi * ri);
            aIm[i * fields + j] -= amplitude * coefficients[j] * (pr * ri + pi * rr);
          }
        }
        double next = -omega * pi;
        pi = omega * pr;
        pr = next;
      }
    }
  }

  /** The linear equations of a site on their own, without inputs. */
  LocalModes modes() {
    return new LocalModes(kind, order, drift);
  }

  /** Number of inputs, the constant one included. */
  int inputs() {
    return inputs;
  }

  int outputs() {
    return output.length;
  }

  /**
   * Fills T_lk(ω) at {@code [l·inputs() + k]}.
   *
   * @throws NumericalFailure if M(ω) is singular: an undamped mode
   */
  void at(double omega, double[] re, double[] im) {
    if (!loops.isEmpty()) {
      // Solved before this transfer fills its matrix, which the solution uses as well.
      feedbacks.get(0).re(omega, 0);
    }
    left(omega);
    loops(omega);
    for (int i = 0; i < bRe.length; i++) {
      bRe[i] = input[i];
      bIm[i] = 0;
    }
    solve(omega);
    for (int l = 0; l < output.length; l++) {
      for (int k = 0; k < inputs; k++) {
        double sr = 0;
        double si = 0;
        double pr = 1;
        double pi = 0;
        for (double[] coefficients : output[l]) {
          for (int j = 0; j < fields; j++) {
            double xr = bRe[j * inputs + k];
            double xi = bIm[j * inputs + k];
            sr += coefficients[j] * (pr * xr - pi * xi);
            si += coefficients[j] * (pr * xi + pi * xr);
          }
          double next = -omega * pi;
          pi = omega * pr;
          pr = next;
        }
        re[l * inputs + k] = sr;
        im[l * inputs + k] = si;
      }
    }
  }

  /**
   * The same at many frequencies and, last, at zero: T_lk at {@code [l·inputs() + k][frequency]}. For one field in continuous time without
   * memories M and c are polynomials in iω, evaluated in loops over the frequencies.
   */
  void at(double[] omega, double[][] re, double[][] im) {
    int count = omega.length + 1;
    double[] all = Arrays.copyOf(omega, count);
    if (fields == 1 && loops.isEmpty() && clock instanceof Clock.Continuous && kind[0] != Field.Kind.DISCRETE) {
      OneFieldTransfer.of(kind[0], order[0], drift, input, output).at(all, re, im);
      return;
    }
    double[] oneRe = new double[output.length * inputs];
    double[] oneIm = new double[output.length * inputs];
    for (int k = 0; k < count; k++) {
      at(all[k], oneRe, oneIm);
      for (int i = 0; i < oneRe.length; i++) {
        re[i][k] = oneRe[i];
        im[i][k] = oneIm[i];
      }
    }
  }

  private void solve(double omega) {
    if (fields == 1) {
      double size = aRe[0] * aRe[0] + aIm[0] * aIm[0];
      if (!(size > 0)) {
        throw undamped(omega);
      }
      for (int k = 0; k < inputs; k++) {
        double r = bRe[k];
        bRe[k] = r * aRe[0] / size;
        bIm[k] = -r * aIm[0] / size;
      }
      return;
    }
    if (!matrix.factor(aRe, aIm)) {
      throw undamped(omega);
    }
    matrix.solve(bRe, bIm, inputs);
  }

  static NumericalFailure undamped(double omega) {
    return new NumericalFailure("the linear part of the local dynamics has an undamped mode at angular frequency " + omega);
  }

  /** M(ω). */
  private void left(double omega) {
    Arrays.fill(aIm, 0);
    for (int i = 0; i < fields * fields; i++) {
      aRe[i] = -drift[0][i];
    }
    double pr = 0;
    double pi = omega;
    for (int p = 1; p < drift.length; p++) {
      for (int i = 0; i < fields * fields; i++) {
        aRe[i] -= drift[p][i] * pr;
        aIm[i] -= drift[p][i] * pi;
      }
      double next = -omega * pi;
      pi = omega * pr;
      pr = next;
    }
    for (int i = 0; i < fields; i++) {
      int d = i * fields + i;
      switch (kind[i]) {
        case ALGEBRAIC -> aRe[d] += 1;
        case IMPLICIT -> { }
        case DISCRETE -> {
          aRe[d] += Math.cos(omega);
          aIm[d] += Math.sin(omega);
        }
        case DIFFERENTIAL -> differential(i, d, omega);
      }
    }
  }

  private void differential(int i, int d, double omega) {
    if (clock instanceof Clock.Stepped s) {
      double decay = -drift[0][d];
      double kept = Math.exp(-decay * s.step());
      double gain = StepGain.of(decay, s.step());
      aRe[d] += (Math.cos(omega * s.step()) - kept) / gain - decay;
      aIm[d] += Math.sin(omega * s.step()) / gain;
      return;
    }
    if (order[i] == 1) {
      aIm[d] += omega;
      return;
    }
    switch (order[i] & 3) {
      case 0 -> aRe[d] += Math.pow(omega, order[i]);
      case 1 -> aIm[d] += Math.pow(omega, order[i]);
      case 2 -> aRe[d] -= Math.pow(omega, order[i]);
      default -> aIm[d] -= Math.pow(omega, order[i]);
    }
  }
}
