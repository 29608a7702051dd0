package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.model.Field;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.solve.LocalModes;

/**
 * The response of one linear site with its memories at a frequency. With M(ω) = lead − drift(ω) − Σ_f A_f κ_f(ω) c_f(ω) that of readout b to
 * input k is T_bk = c_b M^{-1} A_k; a last column is the response to the constant of the drift. Inputs are posts, then noises.
 */
final class LinearTransfer {
  /** Of the site: its species for messages, and by field what leads its equation. */
  record Form(String species, Field.Kind[] kind, int[] order, List<SampledSystem.FeedbackTerm> feedbacks, boolean discrete) {}

  /** Its numbers: drift[i][p][j] and readout[b][p][j] by power p of iω, amplitude[i][k], constants. */
  record Numbers(double[][][] drift, double[] driftConstant, double[][][] readout, double[] readoutConstant, double[][] amplitude) {}

  private final Form form;
  private final Numbers numbers;
  private final int fields;
  private final int inputs;
  private final int columns;
  private final ComplexLu matrix;
  private final double[] powRe;
  private final double[] powIm;

  /** @param inputs posts and noises */
  LinearTransfer(Form form, Numbers numbers, int inputs) {
    this.form = form;
    this.numbers = numbers;
    this.fields = form.kind.length;
    this.inputs = inputs;
    this.columns = inputs + 1;
    this.matrix = new ComplexLu(Math.max(1, fields));
    int powers = fields == 0 ? 1 : numbers.drift[0].length;
    this.powRe = new double[powers];
    this.powIm = new double[powers];
  }

  /** The constant of a readout, which no input changes. */
  double constant(int readout) {
    return numbers.readoutConstant[readout];
  }

  /**
   * T for every readout (rows) and input.
   *
   * @param bin of the memories; −1 for what they do at once, at infinite frequency
   * @throws NumericalFailure if the response is infinite
   */
  void at(double omega, SiteInputs in, int bin, double[] tRe, double[] tIm) {
    if (fields == 1) {
      // Without matrices, since there may be hundreds of kinds of sites.
      single(omega, in, bin, tRe, tIm);
    } else {
      byMatrix(omega, in, bin, tRe, tIm);
    }
  }

  /** The eigenvalues of the site without memories, cut off from everything; empty where its equations are no differential or difference equations. */
  Optional<Spectra.Eigenvalues> modes() {
    double[][] drift = new double[powRe.length][fields * fields];
    for (int i = 0; i < fields; i++) {
      for (int p = 0; p < powRe.length; p++) {
        System.arraycopy(numbers.drift[i][p], 0, drift[p], i * fields, fields);
      }
    }
    return new LocalModes(form.kind, form.order, drift).eigenvalues();
  }

  /** det M over the same without memories times a positive number, as {re, im}. */
  double[] loop(double omega, SiteInputs in, int bin) {
    double[] closed = determinant(omega, in, bin, true);
    double[] open = determinant(omega, in, bin, false);
    return new double[] {closed[0] * open[0] + closed[1] * open[1], closed[1] * open[0] - closed[0] * open[1]};
  }

  private double[] determinant(double omega, SiteInputs in, int bin, boolean memories) {
    double[] aRe = new double[fields * fields];
    double[] aIm = new double[fields * fields];
    dynamics(omega, aRe, aIm);
    if (memories) {
      memories(in, bin, aRe, aIm);
    }
    matrix.factor(aRe, aIm);
    return matrix.determinant();
  }

  /** lead − drift(ω). */
  private void dynamics(double omega, double[] aRe, double[] aIm) {
    powers(form.discrete ? 0 : omega);
    for (int i = 0; i < fields; i++) {
      switch (form.kind[i]) {
        case DIFFERENTIAL -> {
          aRe[i * fields + i] += powRe[form.order[i]];
          aIm[i * fields + i] += powIm[form.order[i]];
        }
        case DISCRETE -> {
          aRe[i * fields + i] += Math.cos(omega);
          aIm[i * fields + i] += Math.sin(omega);
        }
        case ALGEBRAIC -> aRe[i * fields + i] += 1;
        case IMPLICIT -> { }
      }
      for (int p = 0; p < powRe.length; p++) {
        for (int j = 0; j < fields; j++) {
          aRe[i * fields + j] -= numbers.drift[i][p][j] * powRe[p];
          aIm[i * fields + j] -= numbers.drift[i][p][j] * powIm[p];
        }
      }
    }
  }

  /** Subtracts Σ_f A_f κ_f(ω) c_f(ω) at the frequency of {@link #dynamics}. */
  private void memories(SiteInputs in, int bin, double[] aRe, double[] aIm) {
    for (int f = 0; f < form.feedbacks.size(); f++) {
      SampledSystem.FeedbackTerm term = form.feedbacks.get(f);
      double kr = bin < 0 ? in.instant[f] : in.kernelRe[f][bin];
      double ki = bin < 0 ? 0 : in.kernelIm[f][bin];
      for (int i = 0; i < fields; i++) {
        for (int p = 0; p < powRe.length; p++) {
          for (int j = 0; j < fields; j++) {
            double c = numbers.amplitude[i][term.post()] * numbers.readout[term.from()][p][j];
            aRe[i * fields + j] -= c * (kr * powRe[p] - ki * powIm[p]);
            aIm[i * fields + j] -= c * (kr * powIm[p] + ki * powRe[p]);
          }
        }
      }
    }
  }

  /** For any number of fields. */
  void byMatrix(double omega, SiteInputs in, int bin, double[] tRe, double[] tIm) {
    double[] aRe = new double[fields * fields];
    double[] aIm = new double[fields * fields];
    dynamics(omega, aRe, aIm);
    memories(in, bin, aRe, aIm);
    double[] bRe = new double[fields * columns];
    double[] bIm = new double[fields * columns];
    for (int i = 0; i < fields; i++) {
      System.arraycopy(numbers.amplitude[i], 0, bRe, i * columns, inputs);
      bRe[i * columns + inputs] = numbers.driftConstant[i];
      for (int f = 0; bin == 0 && f < form.feedbacks.size(); f++) {
        SampledSystem.FeedbackTerm term = form.feedbacks.get(f);
        bRe[i * columns + inputs] += numbers.amplitude[i][term.post()] * in.kernelRe[f][0] * numbers.readoutConstant[term.from()];
      }
    }
    if (!matrix.factor(aRe, aIm)) {
      throw noResponse(omega);
    }
    matrix.solve(bRe, bIm, columns);
    Arrays.fill(tRe, 0);
    Arrays.fill(tIm, 0);
    for (int b = 0; b < numbers.readout.length; b++) {
      for (int p = 0; p < powRe.length; p++) {
        for (int j = 0; j < fields; j++) {
          double c = numbers.readout[b][p][j];
          for (int k = 0; c != 0 && k < columns; k++) {
            tRe[b * columns + k] += c * (powRe[p] * bRe[j * columns + k] - powIm[p] * bIm[j * columns + k]);
            tIm[b * columns + k] += c * (powRe[p] * bIm[j * columns + k] + powIm[p] * bRe[j * columns + k]);
          }
        }
      }
    }
  }

  /** The same for one field, as modes have. */
  private void single(double omega, SiteInputs in, int bin, double[] tRe, double[] tIm) {
    Field.Kind kind = form.kind[0];
    int order = form.order[0];
    double w = form.discrete ? 0 : omega;
    double re = (kind == Field.Kind.ALGEBRAIC ? 1 : kind == Field.Kind.DISCRETE ? Math.cos(omega) : 0) - real(numbers.drift[0], w);
    double im = (kind == Field.Kind.DISCRETE ? Math.sin(omega) : 0) - imaginary(numbers.drift[0], w);
    if (kind == Field.Kind.DIFFERENTIAL) {
      double size = Math.pow(w, order);
      re += order % 2 == 0 ? (order % 4 == 0 ? size : -size) : 0;
      im += order % 2 == 0 ? 0 : order % 4 == 1 ? size : -size;
    }
    double constant = numbers.driftConstant[0];
    for (int f = 0; f < form.feedbacks.size(); f++) {
      SampledSystem.FeedbackTerm term = form.feedbacks.get(f);
      double a = numbers.amplitude[0][term.post()];
      double kr = a * (bin < 0 ? in.instant[f] : in.kernelRe[f][bin]);
      double ki = a * (bin < 0 ? 0 : in.kernelIm[f][bin]);
      double cr = real(numbers.readout[term.from()], w);
      double ci = imaginary(numbers.readout[term.from()], w);
      re -= kr * cr - ki * ci;
      im -= kr * ci + ki * cr;
      constant += bin == 0 ? kr * numbers.readoutConstant[term.from()] : 0;
    }
    double square = re * re + im * im;
    if (!(square > 0)) {
      throw noResponse(omega);
    }
    for (int b = 0; b < numbers.readout.length; b++) {
      double cr = real(numbers.readout[b], w);
      double ci = imaginary(numbers.readout[b], w);
      double qr = (cr * re + ci * im) / square;
      double qi = (ci * re - cr * im) / square;
      for (int k = 0; k < columns; k++) {
        double source = k == inputs ? constant : numbers.amplitude[0][k];
        tRe[b * columns + k] = qr * source;
        tIm[b * columns + k] = qi * source;
      }
    }
  }

  private NumericalFailure noResponse(double omega) {
    return new NumericalFailure("the linear species " + form.species + " has no finite response at angular frequency " + omega);
  }

  /** Re Σ_p c_p (iω)^p of the first field. */
  private static double real(double[][] c, double omega) {
    double sum = 0;
    double power = 1;
    for (int p = 0; p < c.length; p += 2) {
      sum += c[p][0] * power;
      power *= -omega * omega;
    }
    return sum;
  }

  /** Im Σ_p c_p (iω)^p of the first field. */
  private static double imaginary(double[][] c, double omega) {
    double sum = 0;
    double power = omega;
    for (int p = 1; p < c.length; p += 2) {
      sum += c[p][0] * power;
      power *= -omega * omega;
    }
    return sum;
  }

  /** (iω)^p. */
  private void powers(double omega) {
    powRe[0] = 1;
    powIm[0] = 0;
    for (int p = 1; p < powRe.length; p++) {
      powRe[p] = -omega * powIm[p - 1];
      powIm[p] = omega * powRe[p - 1];
    }
  }
}
