package org.saddlepoint.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/**
 * Draws LaTeX mathematics. Every method reads the formula with {@link LatexGuard} first, so that text from anywhere may be
 * given, and is bounded in time. The first formula takes a few seconds (fonts are read), later ones milliseconds.
 *
 * <p>All methods throw {@link RenderException} for what cannot be drawn. They may be called from any thread; drawing waits for
 * drawing, since the library keeps its tables in static fields.
 */
public final class FormulaRenderer {
  private static final double POINTS_PER_INCH = 72;
  /** Ink of slanted letters and radicals may pass the box that the library computes. */
  private static final int MARGIN = 2;
  private static final long MOST_PIXELS = 60_000_000;
  private static final ReentrantLock LIBRARY = new ReentrantLock();

  private final double size;
  private final Duration limit;

  /**
   * @param size the type size in points
   * @param limit the longest time for one formula
   */
  public FormulaRenderer(double size, Duration limit) {
    if (!(size >= 1 && size <= 500)) {
      throw new IllegalArgumentException("the type size is between 1 and 500 points, got " + size);
    }
    this.size = size;
    this.limit = limit;
  }

  /** A PNG, black on white. @param resolution in dots per inch */
  public byte[] png(String latex, double resolution) {
    return draw(latex, icon -> raster(icon, resolution / POINTS_PER_INCH));
  }

  /** An SVG in which glyphs are shapes, to stand in a page or, after an XML declaration, in a file. */
  public Picture svg(String latex) {
    return draw(latex, SvgDrawing::of);
  }

  /** A PDF with one page of the formula's size. */
  public byte[] pdf(String latex) {
    return draw(latex, PdfDrawing::of);
  }

  private <T> T draw(String latex, Function<TeXIcon, T> drawing) {
    LatexGuard.check(latex);
    String adapted = Adaptation.adapt(latex);
    LatexGuard.check(adapted);
    return Watchdog.run(limit, () -> {
      // A thread that never gave the lock back would stop all drawing for good, so nobody waits for longer than the limit.
      LIBRARY.lockInterruptibly();
      try {
        TeXIcon icon = new TeXFormula(adapted).createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) size);
        icon.setInsets(new Insets(MARGIN, MARGIN, MARGIN, MARGIN));
        icon.setForeground(Color.BLACK);
        if ((long) icon.getIconWidth() * icon.getIconHeight() > MOST_PIXELS) {
          throw new RenderException(0, "the picture would be " + icon.getIconWidth() + " by " + icon.getIconHeight() + " points",
              "give a smaller formula");
        }
        return drawing.apply(icon);
      } finally {
        LIBRARY.unlock();
      }
    });
  }

  private static byte[] raster(TeXIcon icon, double scale) {
    int width = (int) Math.ceil(icon.getIconWidth() * scale);
    int height = (int) Math.ceil(icon.getIconHeight() * scale);
    if ((long) width * height > MOST_PIXELS) {
      throw new RenderException(0, "the picture would be " + width + " by " + height + " pixels", "ask for a lower resolution");
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.scale(scale, scale);
    icon.paintIcon(null, graphics, 0, 0);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException("a byte array takes every byte", impossible);
    }
    return bytes.toByteArray();
  }
}
