package org.saddlepoint.report;

import java.util.List;

/** What a plot is drawn on. Coordinates are points from the upper left corner; y runs down. */
interface Canvas {
  /** Where text is anchored, horizontally. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A rectangle outside of which nothing is drawn until {@link #unclip()}. */
  void clip(double x, double y, double width, double height);

  void unclip();

  void line(List<double[]> points, Hue hue, double width, String dash);

  void area(List<double[]> outline, Hue hue, double opacity);

  /** A circle filled with the background or with its hue. */
  void circle(double x, double y, double radius, Hue hue, boolean filled);

  void text(double x, double y, List<LabelRun> runs, double size, Anchor anchor, boolean upward);

  /** A rectangle of the background colour, to keep what is under a legend from showing through. */
  void blank(double x, double y, double width, double height);
}
