package org.saddlepoint.model;

/** Texts of models whose couplings are modes: J = L D R with overlaps E[N L_ia R_ai] = rho. */
public final class ModeTexts {
  private ModeTexts() {}

  /**
   * N neurons and N modes of them.
   *
   * @param strength D, of {@code D} if modes differ: 0 or 1 with equal chances
   * @param phi      what neurons send, a function of x
   */
  public static String overlapping(String strength, String phi, String rho) {
    String differing = strength.contains("D") ? "[species.mode.parameters]\nD = { distribution = \"bernoulli\", p = 0.5 }\n" : "";
    return """
        [species.mode]
        size = "N"
        %s[fields.z]
        species = "mode"
        equation = "z = %s*sum(R, phi(x))"
        [fields.x]
        equation = "x' = -x + sum(L, z)"
        [couplings.R]
        to = "mode"
        variance = "1/N"
        [couplings.L]
        from = "mode"
        variance = "1/N"
        covariance = { with = "transpose(R)", value = "rho/N" }
        [functions]
        phi = "%s"
        [parameters]
        rho = %s
        """.formatted(differing, strength, phi, rho);
  }
}
