package org.saddlepoint.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Draws on a raster image with a white background. */
final class ImageCanvas implements Canvas {
  private final BufferedImage image;
  private final Graphics2D graphics;

  ImageCanvas(double width, double height, double scale) {
    image = new BufferedImage((int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.scale(scale, scale);
  }

  BufferedImage image() {
    graphics.dispose();
    return image;
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    graphics.setClip(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void unclip() {
    graphics.setClip(null);
  }

  @Override
  public void line(List<double[]> points, Hue hue, double width, String dash) {
    graphics.setColor(Color.decode(hue.onWhite()));
    graphics.setStroke(dash.isEmpty() ? new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND) : dashed(width, dash));
    graphics.draw(path(points, false));
  }

  private static BasicStroke dashed(double width, String dash) {
    String[] lengths = dash.split(" ");
    float[] pattern = new float[lengths.length];
    for (int k = 0; k < pattern.length; k++) {
      pattern[k] = Float.parseFloat(lengths[k]);
    }
    return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  private static Path2D path(List<double[]> points, boolean closed) {
    Path2D path = new Path2D.Double();
    for (double[] point : points) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(point[0], point[1]);
      } else {
        path.lineTo(point[0], point[1]);
      }
    }
    if (closed && path.getCurrentPoint() != null) {
      path.closePath();
    }
    return path;
  }

  @Override
  public void area(List<double[]> outline, Hue hue, double opacity) {
    Color color = Color.decode(hue.onWhite());
    graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity)));
    graphics.fill(path(outline, true));
  }

  @Override
  public void circle(double x, double y, double radius, Hue hue, boolean filled) {
    Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(filled ? Color.decode(hue.onWhite()) : Color.WHITE);
    graphics.fill(circle);
    graphics.setColor(Color.decode(hue.onWhite()));
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(circle);
  }

  @Override
  public void blank(double x, double y, double width, double height) {
    graphics.setColor(new Color(255, 255, 255, 217));
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void text(double x, double y, List<LabelRun> runs, double size, Anchor anchor, boolean upward) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    if (upward) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.setColor(Color.decode(Hue.INK.onWhite()));
    List<Font> fonts = new ArrayList<>();
    double width = 0;
    for (LabelRun run : runs) {
      Font font = new Font(run.italic() ? Font.SERIF : Font.SANS_SERIF, run.italic() ? Font.ITALIC : Font.PLAIN, 1).deriveFont((float) (run.scale() * size));
      fonts.add(font);
      width += font.getStringBounds(run.text(), graphics.getFontRenderContext()).getWidth();
    }
    double pen = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? -width / 2 : -width;
    for (int k = 0; k < runs.size(); k++) {
      graphics.setFont(fonts.get(k));
      graphics.drawString(runs.get(k).text(), (float) pen, (float) (-runs.get(k).shift() * size));
      pen += fonts.get(k).getStringBounds(runs.get(k).text(), graphics.getFontRenderContext()).getWidth();
    }
    graphics.setTransform(before);
  }
}
