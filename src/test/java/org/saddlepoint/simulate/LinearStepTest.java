package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Closed forms of the exponential step. */
class LinearStepTest {
  private static final double ROUNDING = 1e-13;

  @Test
  void oneDecayingVariable() {
    double rate = 1.7;
    double dt = 0.9;
    LinearStep step = LinearStep.of(new double[][] {{-rate}}, new double[][] {{2}}, dt);
    double e = Math.exp(-rate * dt);
    assertEquals(e, step.decay()[0][0], ROUNDING);
    assertEquals((1 - e) / rate, step.hold()[0][0], ROUNDING);
    assertEquals((1 / rate) - (1 - e) / (rate * rate * dt), step.ramp()[0][0], ROUNDING);
    assertEquals(Math.sqrt((1 - e * e) / rate), step.noise()[0][0], ROUNDING);
  }

  @Test
  void variableWithoutDecayIntegrates() {
    LinearStep step = LinearStep.of(new double[][] {{0}}, new double[][] {{1}}, 0.25);
    assertEquals(1, step.decay()[0][0], ROUNDING);
    assertEquals(0.25, step.hold()[0][0], ROUNDING);
    assertEquals(0.125, step.ramp()[0][0], ROUNDING);
    assertEquals(0.5, step.noise()[0][0], ROUNDING);
  }

  @Test
  void oscillatorRotates() {
    double dt = 1.3;
    LinearStep step = LinearStep.of(new double[][] {{0, 1}, {-1, 0}}, new double[2][2], dt);
    assertEquals(Math.cos(dt), step.decay()[0][0], ROUNDING);
    assertEquals(Math.sin(dt), step.decay()[0][1], ROUNDING);
    assertEquals(-Math.sin(dt), step.decay()[1][0], ROUNDING);
    assertEquals(0, step.noise()[1][1], 0);
  }

  @Test
  void stationaryCovarianceIsKept() {
    // x' = −x + ξ with ξ an Ornstein–Uhlenbeck noise of unit variance and time 2: <xx> = <xξ> = 2/3 at all times.
    double[][] stationary = {{2.0 / 3, 2.0 / 3}, {2.0 / 3, 1}};
    LinearStep step = LinearStep.of(new double[][] {{-1, 1}, {0, -0.5}}, new double[][] {{0, 0}, {0, 1}}, 0.8);
    double[][] e = step.decay();
    double[][] g = step.noise();
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double next = 0;
        for (int k = 0; k < 2; k++) {
          next += g[i][k] * g[j][k];
          for (int l = 0; l < 2; l++) {
            next += e[i][k] * stationary[k][l] * e[j][l];
          }
        }
        assertEquals(stationary[i][j], next, ROUNDING);
      }
    }
  }
}
