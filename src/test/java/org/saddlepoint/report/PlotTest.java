package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.PlainText;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotTest {
  private static final double[] X = {0, 1, 2, 3, 4};
  private static final double[] Y = {1, 0.5, Double.NaN, 0.2, 0.1};
  private static final double[] ERROR = {0.1, 0.1, 0.1, 0.1, 0.1};

  private static final Plot PLOT =
      Plot.of(
          Axis.linear(Formula.sym("tau")),
          Axis.linear(Formula.text("a < b & \"c\"")),
          new Series.Line(Formula.text("theory"), Hue.BLUE, Series.Dash.SOLID, X, Y),
          new Series.Points(Formula.text("simulation"), Hue.VERMILION, X, Y, ERROR),
          new Series.Band(Formula.EMPTY, Hue.GREEN, X, new double[] {0, 0, 0, 0, 0}, new double[] {1, 1, 1, 1, 1}));

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bothFormsAreWellFormedAndSelfContained() throws Exception {
    for (String svg : List.of(PLOT.svg(), PLOT.embedded())) {
      Document document = parsed(svg);
      NodeList all = document.getElementsByTagName("*");
      for (int k = 0; k < all.getLength(); k++) {
        assertFalse(all.item(k).getAttributes().getNamedItem("id") != null, "identifiers would clash in a page of many plots");
        assertFalse(all.item(k).getAttributes().getNamedItem("href") != null);
      }
    }
    assertFalse(PLOT.svg().contains("var(--"), "a file of its own has no style sheet");
  }

  @Test
  void aGapSplitsTheLineAndHidesThePoint() throws Exception {
    Document document = parsed(PLOT.svg());
    long curves = elements(document, "polyline").filter(k -> document.getElementsByTagName("polyline").item(k).getAttributes().getNamedItem("stroke-width").getNodeValue().equals("1.7")).count();
    assertEquals(3, curves, "two pieces of the curve and the sample in the legend");
    assertEquals(5, document.getElementsByTagName("circle").getLength(), "four finite points and the sample in the legend");
    assertFalse(PLOT.svg().contains("NaN"));
  }

  private static IntStream elements(Document document, String name) {
    return IntStream.range(0, document.getElementsByTagName(name).getLength());
  }

  @Test
  void coordinatesStayInThePicture() throws Exception {
    Document document = parsed(PLOT.svg());
    NodeList circles = document.getElementsByTagName("circle");
    for (int k = 0; k < circles.getLength(); k++) {
      double x = Double.parseDouble(circles.item(k).getAttributes().getNamedItem("cx").getNodeValue());
      double y = Double.parseDouble(circles.item(k).getAttributes().getNamedItem("cy").getNodeValue());
      assertTrue(x > 0 && x < PLOT.width() && y > 0 && y < PLOT.height());
    }
  }

  @Test
  void anEmptyPlotAndAConstantOneAreDrawn() throws Exception {
    parsed(Plot.of(Axis.linear(Formula.sym("x")), Axis.logarithmic(Formula.sym("y"))).svg());
    double[] zeros = new double[3];
    Plot flat = Plot.of(Axis.linear(Formula.sym("x")), Axis.linear(Formula.sym("y")), new Series.Line(Formula.EMPTY, Hue.BLUE, Series.Dash.SOLID, new double[] {0, 1, 2}, zeros));
    assertFalse(flat.svg().contains("NaN") || flat.svg().contains("Infinity"));
    Plot negative = Plot.of(Axis.linear(Formula.sym("x")), Axis.logarithmic(Formula.sym("y")), new Series.Line(Formula.EMPTY, Hue.BLUE, Series.Dash.SOLID, new double[] {0, 1, 2}, new double[] {-1, 1e-3, 1}));
    assertFalse(negative.svg().contains("NaN"));
  }

  @Test
  void theRasterImageHasTheColours() {
    BufferedImage image = PLOT.image(2);
    assertEquals(2 * (int) PLOT.width(), image.getWidth());
    long blue = IntStream.range(0, image.getWidth() * image.getHeight()).filter(k -> image.getRGB(k % image.getWidth(), k / image.getWidth()) == 0xff0072b2).count();
    assertTrue(blue > 50, "the line shows");
    assertEquals(0xffffffff, image.getRGB(0, 0));
  }

  @Test
  void ticksAreRoundNumbers() {
    Ticks ticks = Ticks.of(new Range(-0.03, 1.07, false), 5);
    assertEquals(List.of("0.0", "0.5", "1.0"), ticks.labels().stream().map(PlainText::of).toList());
    Ticks small = Ticks.of(new Range(0, 2.1e-4, false), 5);
    assertEquals(-4, small.exponent());
    assertEquals(List.of("0.0", "0.5", "1.0", "1.5", "2.0"), small.labels().stream().map(PlainText::of).toList());
    Ticks decades = Ticks.of(new Range(3e-4, 40, true), 6);
    assertEquals(List.of("10⁻³", "10⁻²", "10⁻¹", "1", "10¹"), decades.labels().stream().map(PlainText::of).toList());
    Ticks narrow = Ticks.of(new Range(200, 6000, true), 5);
    assertEquals(List.of("200", "500", "1000", "2000", "5000"), narrow.labels().stream().map(PlainText::of).toList());
    assertEquals(List.of("−2", "0", "2"), Ticks.of(new Range(-3.4, 2.4, false), 5).labels().stream().map(PlainText::of).toList());
  }

  @Test
  void thinningKeepsTheFirstPoint() {
    double[] many = IntStream.range(0, 1000).mapToDouble(k -> 0.01 * k).toArray();
    Series.Points few = new Series.Points(Formula.EMPTY, Hue.BLUE, many, many, many).thinned(5, 20);
    assertEquals(0, few.x()[0]);
    assertTrue(few.x().length <= 20 && few.x()[few.x().length - 1] <= 5);
  }
}
