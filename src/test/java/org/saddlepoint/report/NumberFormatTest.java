package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
  @ParameterizedTest
  @CsvSource({
    "0.55383, 0.00042, 0.5538(4)",
    "0.55383, 0.0014, 0.5538(14)",
    "0.55383, 0.00096, 0.5538(10)",
    "2.0640800189, 2e-9, 2.064080019 ± 2e-9",
    "-0.31, 0.04, −0.31(4)",
    "0.0012, 0.03, 0.00(3)",
    "3.2e-6, 4.4e-8, 3.20(4)e-6",
    "1234.5, 23, 1230 ± 20",
    "12.3456, 3.1, 12 ± 3",
    "12.3456, 1.3, 12.3(1.3)",
    "1.5, 0, 1.5",
    "0, 1e-12, 0.0(1.0)e-12",
    "1, 1e-20, 1.000000000000000 ± 1e-20",
    "NaN, 1, –",
    "1.5, NaN, 1.5 ± ?"
  })
  void showsTheDigitsThatTheErrorAllows(double value, double error, String expected) {
    assertEquals(expected, NumberFormat.of(value, error));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "2, 2", "1e-7, 1e-7", "0.3333333333333, 0.3333333333", "-12345.678, −12345.678", "1e12, 1e12", "0, 0", "Infinity, ∞"})
  void showsABareValue(double value, String expected) {
    assertEquals(expected, NumberFormat.of(value));
  }

  @ParameterizedTest
  @CsvSource({"-0.74, −0.7", "12.06, 12.1", "NaN, –"})
  void showsAScore(double z, String expected) {
    assertEquals(expected, NumberFormat.score(z));
  }
}
