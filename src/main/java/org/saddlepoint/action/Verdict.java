package org.saddlepoint.action;

import java.util.Optional;

/**
 * The outcome of a check: the tier, the name of the check ("normal form", "finite grid", …), for a numeric one the number of
 * points, the tolerance and the worst residual, and in words the reason or the counter-example.
 */
public record Verdict(Tier tier, String check, int points, double tolerance, double residual, String detail) {
  public static Verdict exact(String check) {
    return new Verdict(Tier.EXACT, check, 0, 0, 0, "");
  }

  public static Verdict assumed(String reason) {
    return new Verdict(Tier.ASSUMED, "physics", 0, 0, 0, reason);
  }

  public static Verdict refuted(String check, String counterExample) {
    return new Verdict(Tier.REFUTED, check, 0, 0, 0, counterExample);
  }

  public static Verdict inconclusive(String check, String reason) {
    return new Verdict(Tier.INCONCLUSIVE, check, 0, 0, 0, reason);
  }

  /** NUMERIC when the worst residual over the points is within the tolerance, REFUTED with the detail otherwise. */
  public static Verdict numeric(String check, int points, double tolerance, double worst, String detailIfRefuted) {
    boolean holds = worst <= tolerance;
    return new Verdict(holds ? Tier.NUMERIC : Tier.REFUTED, check, points, tolerance, worst, holds ? "" : detailIfRefuted);
  }

  /** Whether the statement stands: EXACT, NUMERIC or ASSUMED. */
  public boolean stands() {
    return tier == Tier.EXACT || tier == Tier.NUMERIC || tier == Tier.ASSUMED;
  }

  public Optional<String> reason() {
    return detail.isEmpty() ? Optional.empty() : Optional.of(detail);
  }
}
