package org.saddlepoint.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Draws as SVG. Clipping is a nested {@code svg} element, so that no identifiers are needed and many pictures can stand in one
 * page. Standalone files carry their colours; embedded ones refer to the page's variables {@code --hue-…} and {@code --paper}.
 */
final class SvgCanvas implements Canvas {
  private static final String FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
  private static final String ITALIC = "font-family=\"'STIX Two Text', 'Latin Modern Roman', 'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif\" font-style=\"italic\"";

  private final StringBuilder out = new StringBuilder();
  private final boolean embedded;

  private SvgCanvas(double width, double height, boolean embedded) {
    this.embedded = embedded;
    String size = number(width) + "\" height=\"" + number(height);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(size);
    out.append("\" viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height));
    out.append("\" role=\"img\" font-family=\"").append(FONT).append("\">\n");
    if (!embedded) {
      out.append("<rect width=\"").append(size).append("\" fill=\"#ffffff\"/>\n");
    }
  }

  static SvgCanvas standalone(double width, double height) {
    return new SvgCanvas(width, height, false);
  }

  static SvgCanvas embedded(double width, double height) {
    return new SvgCanvas(width, height, true);
  }

  String finish() {
    return out.append("</svg>\n").toString();
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    out.append("<svg x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
    out.append("\" height=\"").append(number(height)).append("\" viewBox=\"").append(number(x)).append(' ').append(number(y)).append(' ');
    out.append(number(width)).append(' ').append(number(height)).append("\">\n");
  }

  @Override
  public void unclip() {
    out.append("</svg>\n");
  }

  @Override
  public void line(List<double[]> points, Hue hue, double width, String dash) {
    out.append("<polyline fill=\"none\" ").append(paint("stroke", hue)).append(" stroke-width=\"").append(number(width));
    out.append("\" stroke-linejoin=\"round\"");
    if (!dash.isEmpty()) {
      out.append(" stroke-dasharray=\"").append(dash).append('"');
    }
    coordinates(points);
  }

  @Override
  public void area(List<double[]> outline, Hue hue, double opacity) {
    out.append("<polygon ").append(paint("fill", hue)).append(" fill-opacity=\"").append(number(opacity)).append('"');
    coordinates(outline);
  }

  private void coordinates(List<double[]> points) {
    out.append(" points=\"");
    for (double[] point : points) {
      out.append(number(point[0])).append(',').append(number(point[1])).append(' ');
    }
    out.setLength(out.length() - (points.isEmpty() ? 0 : 1));
    out.append("\"/>\n");
  }

  @Override
  public void circle(double x, double y, double radius, Hue hue, boolean filled) {
    out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"").append(number(radius)).append("\" ");
    String rim = colour(hue);
    String inside = filled ? rim : embedded ? "var(--paper)" : "#ffffff";
    out.append(embedded ? "style=\"fill:" + inside + ";stroke:" + rim + "\"" : "fill=\"" + inside + "\" stroke=\"" + rim + "\"").append(" stroke-width=\"1.2\"/>\n");
  }

  @Override
  public void blank(double x, double y, double width, double height) {
    out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
    out.append("\" height=\"").append(number(height)).append("\" ").append(paper()).append(" fill-opacity=\"0.85\"/>\n");
  }

  @Override
  public void text(double x, double y, List<LabelRun> runs, double size, Anchor anchor, boolean upward) {
    String place = upward ? "transform=\"translate(" + number(x) + " " + number(y) + ") rotate(-90)\"" : "x=\"" + number(x) + "\" y=\"" + number(y) + "\"";
    out.append("<text ").append(place).append(' ').append(paint("fill", Hue.INK)).append(" font-size=\"").append(number(size));
    out.append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append("\">");
    double shift = 0;
    for (LabelRun run : runs) {
      out.append("<tspan");
      if (run.italic()) {
        out.append(' ').append(ITALIC);
      }
      // Serif italics look smaller than the sans-serif figures beside them.
      double scale = run.scale() * (run.italic() ? 1.12 : 1);
      if (scale != 1) {
        out.append(" font-size=\"").append(number(size * scale)).append('"');
      }
      if (run.shift() != shift) {
        out.append(" dy=\"").append(number((shift - run.shift()) * size)).append('"');
        shift = run.shift();
      }
      out.append('>').append(Markup.escape(run.text())).append("</tspan>");
    }
    out.append("</text>\n");
  }

  private String paint(String property, Hue hue) {
    return embedded ? "style=\"" + property + ":" + colour(hue) + "\"" : property + "=\"" + colour(hue) + "\"";
  }

  private String colour(Hue hue) {
    return embedded ? "var(--hue-" + hue.name().toLowerCase(Locale.ROOT) + ")" : hue.onWhite();
  }

  private String paper() {
    return embedded ? "style=\"fill:var(--paper)\"" : "fill=\"#ffffff\"";
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }
}
