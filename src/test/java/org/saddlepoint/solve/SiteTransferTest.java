package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.rule.Derivation;

class SiteTransferTest {
  private static final double[] OMEGA = {0.3, 1, 2.7, 40, 1e5};

  private static SiteTransfer transfer(String equations, Clock clock) {
    String text = equations + "\n[couplings.J]\nvariance = \"4/N\"\n";
    MeanFieldSystem system = MeanFieldSystem.of(Derivation.meanField(ModelReader.read(text, "transfer.toml", Path.of(""), List.of())), clock, Map.of());
    return system.site(0).transfer(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "[fields.x]\nequation = \"x' = -1.5*x + sum(J, tanh(x))\"",
      "[fields.x]\nequation = \"x'' = -x - 0.7*x' + sum(J, tanh(x))\"",
      "[fields.x]\nequation = \"x''' = -x - 2*x' - 2.5*x'' + sum(J, tanh(x))\"",
      "[fields.x]\nequation = \"x' = -x - a + sum(J, tanh(x))\"\n[fields.a]\nequation = \"10*a' = -a + 2*x\"",
  })
  void manyFrequenciesAreAsOneByOne(String equations) {
    for (Clock clock : List.of(new Clock.Continuous(), new Clock.Stepped(0.05))) {
      if (clock instanceof Clock.Stepped && equations.contains("x''")) {
        continue;
      }
      SiteTransfer transfer = transfer(equations, clock);
      int size = transfer.outputs() * transfer.inputs();
      double[][] re = new double[size][OMEGA.length + 1];
      double[][] im = new double[size][OMEGA.length + 1];
      transfer.at(OMEGA, re, im);
      double[] oneRe = new double[size];
      double[] oneIm = new double[size];
      for (int k = 0; k <= OMEGA.length; k++) {
        transfer.at(k < OMEGA.length ? OMEGA[k] : 0, oneRe, oneIm);
        double[] thereRe = new double[size];
        double[] thereIm = new double[size];
        for (int i = 0; i < size; i++) {
          thereRe[i] = re[i][k];
          thereIm[i] = im[i][k];
        }
        assertArrayEquals(oneRe, thereRe, 1e-14 * Math.hypot(oneRe[0], oneIm[0]));
        assertArrayEquals(oneIm, thereIm, 1e-14 * Math.hypot(oneRe[0], oneIm[0]));
      }
    }
  }

  /** 1/(1.5 + iω). */
  @Test
  void aLeakIsALowPass() {
    SiteTransfer transfer = transfer("[fields.x]\nequation = \"x' = -1.5*x + sum(J, tanh(x))\"", new Clock.Continuous());
    double[][] re = new double[transfer.outputs() * transfer.inputs()][2];
    double[][] im = new double[re.length][2];
    transfer.at(new double[] {2}, re, im);
    assertEquals(1.5 / 6.25, re[0][0], 1e-15);
    assertEquals(-2 / 6.25, im[0][0], 1e-15);
    assertEquals(1 / 1.5, re[0][1], 1e-15);
    assertEquals(0, im[0][1], 1e-15);
  }
}
