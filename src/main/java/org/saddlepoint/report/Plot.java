package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture with two axes and series of data; later series are drawn over earlier ones. {@link #svg()} writes it as a
 * self-contained vector image.
 *
 * @param width in points; the default is the column of a paper
 * @param height in points
 */
public record Plot(Axis horizontal, Axis vertical, List<Series> series, double width, double height) {
  public Plot {
    series = List.copyOf(series);
  }

  public static Plot of(Axis horizontal, Axis vertical, Series... series) {
    return new Plot(horizontal, vertical, List.of(series), 380, 270);
  }

  public Plot with(Series more) {
    List<Series> all = new ArrayList<>(series);
    all.add(more);
    return new Plot(horizontal, vertical, all, width, height);
  }

  public Plot sized(double width, double height) {
    return new Plot(horizontal, vertical, series, width, height);
  }

  /** A file of its own, on white. */
  public String svg() {
    return draw(SvgCanvas.standalone(width, height));
  }

  /** To stand within a page whose style sheet sets the colours, so that it follows the reader's light or dark mode. */
  public String embedded() {
    return draw(SvgCanvas.embedded(width, height));
  }

  private String draw(SvgCanvas canvas) {
    new PlotPainter(this, canvas).paint();
    return canvas.finish();
  }

  /** A raster image, scaled by a factor: 2 gives 144 points per inch. */
  public java.awt.image.BufferedImage image(double scale) {
    ImageCanvas canvas = new ImageCanvas(width, height, scale);
    new PlotPainter(this, canvas).paint();
    return canvas.image();
  }
}
