package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;

/**
 * The effective site of one species in numbers: for every node of its site parameters the linear response to its inputs, and the
 * functions that are read out. Inputs are numbered posts, noises, local nonlinear sources, constant.
 */
final class EffectiveSite {
  private final SiteReading reading;
  private final double ratio;
  private final SiteNodes nodes;
  private final List<LinearForm> outputs;
  private final List<Readout> readouts;
  private final int[] outputOf;
  private final SiteTransfer[] transfers;
  private final ScalarFunction[][] functions;
  private final boolean[] driven;

  /**
   * @param ratio    sites of the species per N
   * @param readouts everything that is read out of a site; two equal ones are one
   */
  EffectiveSite(SiteReading reading, double ratio, SiteNodes nodes, List<Readout> readouts, Clock clock, ModelNumbers numbers, SharedFunctions shared) {
    this.reading = reading;
    this.ratio = ratio;
    this.nodes = nodes;
    this.readouts = List.copyOf(readouts);
    this.outputOf = new int[readouts.size()];
    List<LinearForm> forms = new ArrayList<>();
    for (int r = 0; r < readouts.size(); r++) {
      LinearForm argument = readouts.get(r).argument();
      int at = forms.indexOf(argument);
      if (at < 0) {
        at = forms.size();
        forms.add(argument);
      }
      outputOf[r] = at;
    }
    this.outputs = List.copyOf(forms);
    this.transfers = new SiteTransfer[nodes.count()];
    this.functions = new ScalarFunction[readouts.size()][nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      Map<String, Double> site = nodes.at(node);
      transfers[node] = SiteTransfer.of(reading, outputs, clock, numbers, site);
      for (int r = 0; r < readouts.size(); r++) {
        functions[r][node] = function(readouts.get(r).function(), numbers, site, shared);
      }
    }
    this.driven = driven();
  }

  private static ScalarFunction function(Expr formula, ModelNumbers numbers, Map<String, Double> site, SharedFunctions shared) {
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    for (Expr factor : formula instanceof Product p ? p.factors() : List.of(formula)) {
      (factor.contains(Readout.U) ? inside : outside).add(factor);
    }
    Expr core = numbers.inNumbers(Expr.mul(inside));
    Map<String, Double> differing = new LinkedHashMap<>();
    site.forEach((name, value) -> {
      if (core.contains(name)) {
        differing.put(name, value);
      }
    });
    return shared.compiled(core, differing).times(numbers.value(Expr.mul(outside), site));
  }

  /** An output is driven if a nonlinear source reaches it: it is not Gaussian then. */
  private boolean[] driven() {
    boolean[] reached = new boolean[outputs.size()];
    int first = sourceInput(0);
    double[] re = new double[outputs.size() * inputs()];
    double[] im = new double[outputs.size() * inputs()];
    for (SiteTransfer t : transfers) {
      // Any frequency that is not special shows which responses vanish identically.
      t.at(0.7345621, re, im);
      for (int l = 0; l < outputs.size(); l++) {
        for (int s = 0; s < reading.sources().size(); s++) {
          int at = l * inputs() + first + s;
          reached[l] |= Math.hypot(re[at], im[at]) > 1e-14;
        }
      }
    }
    return reached;
  }

  SiteReading reading() {
    return reading;
  }

  String species() {
    return reading.process().species();
  }

  double ratio() {
    return ratio;
  }

  SiteNodes nodes() {
    return nodes;
  }

  SiteTransfer transfer(int node) {
    return transfers[node];
  }

  List<Readout> readouts() {
    return readouts;
  }

  int outputs() {
    return outputs.size();
  }

  /** The output that a readout is a function of. */
  int outputOf(int readout) {
    return outputOf[readout];
  }

  ScalarFunction function(int readout, int node) {
    return functions[readout][node];
  }

  boolean isLinear(int readout) {
    return readouts.get(readout).linear();
  }

  /** The slope of a linear readout. */
  double slope(int readout, int node) {
    return functions[readout][node].slopeAt(0);
  }

  /** The constant of a linear readout. */
  double offset(int readout, int node) {
    return functions[readout][node].at(0);
  }

  /** Whether the output is not Gaussian because a local nonlinear source reaches it. */
  boolean isDriven(int output) {
    return driven[output];
  }

  int inputs() {
    return transfers[0].inputs();
  }

  int noiseInput(int noise) {
    return reading.posts().size() + noise;
  }

  int sourceInput(int source) {
    return reading.posts().size() + reading.noises().size() + source;
  }

  /** The readout of a local nonlinear source. */
  int sourceReadout(int source) {
    return readouts.indexOf(reading.sources().get(source).term());
  }

  int sources() {
    return reading.sources().size();
  }

  int constantInput() {
    return inputs() - 1;
  }
}
