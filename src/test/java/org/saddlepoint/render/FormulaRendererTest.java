package org.saddlepoint.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class FormulaRendererTest {
  private final FormulaRenderer renderer = new FormulaRenderer(12, Duration.ofSeconds(30));

  private static BufferedImage read(byte[] png) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The share of pixels that are dark. */
  private static double ink(BufferedImage image) {
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).filter(pixel -> (pixel & 0xff) < 200).count() / (double) pixels.length;
  }

  @Test
  void aPngShowsTheFormulaAtItsResolution() throws Exception {
    BufferedImage small = read(renderer.png("\\frac{a}{b}", 72));
    BufferedImage large = read(renderer.png("\\frac{a}{b}", 288));
    assertEquals(4 * small.getWidth(), large.getWidth());
    assertEquals(4 * small.getHeight(), large.getHeight());
    assertTrue(ink(large) > 0.02 && ink(large) < 0.5, "ink " + ink(large));
  }

  @Test
  void anSvgHoldsShapesAndNoText() throws Exception {
    Picture picture = renderer.svg("\\sqrt{C_\\phi(\\tau)} + \\text{words}");
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(picture.markup().getBytes(StandardCharsets.UTF_8)));
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals(0, svg.getElementsByTagName("text").getLength());
    assertTrue(svg.getElementsByTagName("path").getLength() >= 11, "a glyph is missing");
    assertFalse(picture.markup().contains("font"), "a font is named");
    assertTrue(picture.width() > 60 && picture.height() > 12 && picture.depth() >= 0 && picture.depth() < picture.height());
  }

  @Test
  void aPdfIsADocument() {
    byte[] pdf = renderer.pdf("\\sum_i x_i");
    assertArrayEquals("%PDF-".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(pdf, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "$x^2$", "$$x^2$$", "\\[x^2\\]", "\\(x^2\\)", "\\begin{equation*}x^2\\end{equation*}", "\\begin{equation}\\label{a:b}x^2\\end{equation}"
  })
  void theSwitchToMathematicsIsTakenOff(String latex) {
    assertArrayEquals(renderer.png("x^2", 72), renderer.png(latex, 72));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\\begin{align*} a &= b \\\\ c &= d \\nonumber \\end{align*}", "\\bm{x}", "\\mathbbm{1}", "a \\tag{S1}", "a \\coloneqq b", "\\lVert x \\rVert",
    "\\begin{cases} a & x < 0 \\\\ b & \\text{else} \\end{cases}", "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\underbrace{x}_{y} \\overset{!}{=} \\xrightarrow{N \\to \\infty}", "\\mathcal{D}x\\,\\mathbb{E}\\mathfrak{g}", "\\left\\langle x \\middle| y \\right\\rangle",
    "\\delta\\!\\left(t\\right) \\; \\: \\, \\ \\quad \\tilde{x} \\widehat{xy} \\dot{x} \\ddot{x}", "\\operatorname{PR}_\\phi^{-1}", "50\\,\\%"
  })
  void whatPapersWriteIsDrawn(String latex) throws Exception {
    assertTrue(ink(read(renderer.png(latex, 100))) > 0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\\newcommand{\\a}{\\a\\a}\\a", "\\def\\a{\\a}\\a", "\\renewcommand{\\frac}{\\frac}\\frac", "\\let\\x\\y", "\\includegraphics{/etc/passwd}",
    "\\input{/etc/passwd}", "\\jlmXML{/etc/passwd}", "\\jlmExternalFont{/etc/passwd}", "\\makeatletter\\matrix@@env{}{}", "\\rule{1000000em}{1000000em}",
    "\\scalebox{1000000}{x}", "\\magnification{1e9}", "\\newenvironment{a}{\\begin{a}}{}\\begin{a}\\end{a}", "\\begin{document}x\\end{document}",
    "#1", "x\\", "\\write18{rm}", "\\kern1e9em", "\\hspace{1e9em}", "\\definecolor{a}{rgb}{1,1,1}"
  })
  void whatIsNotMathematicsIsRefusedAtOnce(String latex) {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(RenderException.class, () -> renderer.png(latex, 72)));
  }

  @Test
  void takingOutALabelMakesNoOtherCommand() {
    assertEquals("\\in cludegraphics{x}", Adaptation.adapt("\\in\\label{x}cludegraphics{x}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\frac{a", "a}", "", "  ", "\\frac{a}{", "\\left( x", "\\begin{align} x"})
  void halfAFormulaIsRefusedInWords(String latex) {
    RenderException refusal = assertThrows(RenderException.class, () -> renderer.svg(latex));
    assertFalse(refusal.getMessage().isBlank());
    assertNotEquals("", refusal.right());
  }

  @Test
  void depthAndLengthAreBounded() {
    assertThrows(RenderException.class, () -> renderer.svg("{".repeat(20_000) + "x" + "}".repeat(20_000)));
    assertThrows(RenderException.class, () -> renderer.svg("x+".repeat(60_000) + "x"));
    assertThrows(RenderException.class, () -> renderer.png("x", 1e7));
    // The library's time doubles with each level: without a bound this would run into the watchdog.
    String growing = assertThrows(RenderException.class, () -> renderer.svg("\\left(\\frac{".repeat(12) + "x" + "}{2}\\right)".repeat(12))).getMessage();
    assertTrue(growing.contains("nested"), growing);
  }

  @Test
  void theMistakeHasAPlace() {
    RenderException refusal = assertThrows(RenderException.class, () -> renderer.svg("a + \\include{x}"));
    assertEquals(4, refusal.offset());
  }

  @Test
  void whatDoesNotEndIsLeftBehind() {
    RenderException late = assertThrows(RenderException.class, () -> Watchdog.run(Duration.ofMillis(100), () -> {
      Thread.sleep(60_000);
      return 0;
    }));
    assertTrue(late.getMessage().contains("takes more than"), late.getMessage());
  }
}
