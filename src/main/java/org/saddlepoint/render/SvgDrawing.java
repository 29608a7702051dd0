package org.saddlepoint.render;

import java.awt.Dimension;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.scilab.forge.jlatexmath.TeXIcon;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a formula into an SVG element. Glyphs become shapes: the library's fonts exist nowhere else. */
final class SvgDrawing {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Digits after the point; transforms are in units of the type size. */
  private static final int PRECISION = 5;
  private static final Pattern TEXT_PROPERTY =
      Pattern.compile("(?:font-[a-z]+|(?:text|color|image|shape)-rendering|color-interpolation):[^;\"]*;\\s*");
  private static final Pattern DIGITS = Pattern.compile(" d=\"[^\"]*\"");
  private static final Pattern COORDINATE = Pattern.compile("-?[0-9]+\\.[0-9]+");

  private SvgDrawing() {}

  static Picture of(TeXIcon icon) {
    Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    context.setPrecision(PRECISION);
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    int width = icon.getIconWidth();
    int height = icon.getIconHeight();
    graphics.setSVGCanvasSize(new Dimension(width, height));
    icon.paintIcon(null, graphics, 0, 0);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("width", points(width));
    root.setAttribute("height", points(height));
    return new Picture(markup(graphics, root), width, height, icon.getIconDepth());
  }

  private static String points(int length) {
    return String.format(Locale.ROOT, "%dpt", length);
  }

  private static String markup(SVGGraphics2D graphics, Element root) {
    StringWriter text = new StringWriter();
    try {
      graphics.stream(root, text, true, false);
    } catch (SVGGraphics2DIOException impossible) {
      throw new IllegalStateException("a string takes every character", impossible);
    }
    return slim(text.toString());
  }

  /**
   * Takes out what shapes do not need: properties of text, empty definitions, digits of glyph outlines beyond a tenth of the
   * unit in which a letter is about fifty units high.
   */
  private static String slim(String svg) {
    String slim = TEXT_PROPERTY.matcher(svg.substring(svg.indexOf("<svg"))).replaceAll("");
    slim = DIGITS.matcher(slim).replaceAll(path -> COORDINATE.matcher(path.group()).replaceAll(number -> rounded(number.group())));
    return slim.replaceAll("\\s*style=\"\\s*\"", "").replaceAll("<!---->|<defs id=\"genericDefs\"\\s*/>", "")
        .replaceAll(" xmlns:xlink=\"[^\"]*\"", "").replaceAll("\\s*\\n\\s*(/?>)", "$1").strip();
  }

  private static String rounded(String number) {
    String tenth = String.format(Locale.ROOT, "%.1f", Double.parseDouble(number));
    return tenth.endsWith(".0") ? tenth.substring(0, tenth.length() - 2) : tenth;
  }
}
