package org.saddlepoint.report;

/** Colours that stay apart for colour-blind readers, on white and on black (after Okabe and Ito). */
public enum Hue {
  BLUE("#0072b2", "#4aa8e0"),
  VERMILION("#d55e00", "#ff8a3c"),
  GREEN("#009e73", "#2fc79b"),
  PURPLE("#b0528a", "#dd8fbd"),
  AMBER("#c98a00", "#f0b93a"),
  SKY("#3d9bd1", "#7cc7f2"),
  INK("#222222", "#e6e6e6");

  private final String onWhite;
  private final String onBlack;

  Hue(String onWhite, String onBlack) {
    this.onWhite = onWhite;
    this.onBlack = onBlack;
  }

  /** A hue for the k-th group of curves, cyclic, never ink. */
  public static Hue of(int index) {
    return values()[Math.floorMod(index, values().length - 1)];
  }

  String onWhite() {
    return onWhite;
  }

  String onBlack() {
    return onBlack;
  }
}
