package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlepoint.report.Block.Cell;
import org.saddlepoint.report.Block.Column;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.PlainText;

class PageTest {
  private static final Block.Table TABLE =
      new Block.Table(
          List.of(),
          List.of(Column.words("Quantity"), Column.numbers("Value"), Column.words("Verdict")),
          List.of(
              List.of(Cell.math(QuantityName.of("C_x(0)"), "C_x(0)"), Cell.number(2.064080019123, 2e-9), Cell.mark("agrees", Tone.GOOD)),
              List.of(Cell.words("a|b, \"c\""), Cell.number(Double.NaN), Cell.mark("differs", Tone.BAD))));

  private static final Block.Figure FIGURE =
      new Block.Figure(
          "C of τ",
          List.of(Plot.of(Axis.linear(Formula.sym("tau")), Axis.linear(Formula.sym("C")))),
          Inline.words("An empty [plot]"));

  private static final Page PAGE =
      new Page(
          "A <script> & more",
          "",
          List.of(
              new Block.Section("Results", List.of(TABLE, FIGURE)),
              Block.FormulaBlock.of(Formula.squared(Formula.sym("g"))),
              new Block.Listing("toml", "x = \"</code><script>\""),
              new Block.Folded("Details", List.of(new Block.Facts(List.of(new Block.Fact("seed", "1")))))));

  @Test
  void htmlIsEscapedAndLoadsNothing() {
    String html = HtmlPage.of(PAGE, FormulaImages.NONE);
    assertFalse(html.contains("<script"), "no text of a user becomes markup");
    assertFalse(html.contains("src=") || html.contains("href=") || html.contains("@import") || html.contains("url("));
    assertTrue(html.contains("<title>A &lt;script&gt; &amp; more</title>"));
    assertTrue(html.contains("<h2>Results</h2>"));
    assertTrue(html.contains("<span class=\"mark good\">agrees</span>"));
    assertTrue(html.contains("2.064080019 ± 2e-9"));
  }

  @Test
  void aFormulaShowsItsPictureAndKeepsItsMeaning() {
    String html = HtmlPage.of(PAGE, latex -> Optional.of("<svg class=\"picture\"></svg>"));
    assertTrue(html.contains("<svg class=\"picture\"></svg>"));
    assertTrue(html.contains("<msup><mi>g</mi><mn>2</mn></msup>"));
    assertTrue(html.contains("title=\"g^2\""));
  }

  @Test
  void markdownNamesItsPictures() {
    String markdown = MarkdownPage.of(PAGE, "figures/");
    assertTrue(markdown.contains("![An empty \\(plot\\)](figures/c-of.svg)"), markdown);
    assertEquals(List.of("c-of.svg"), MarkdownPage.pictures(PAGE).stream().map(MarkdownPage.Picture::file).toList());
    assertTrue(markdown.contains("| $C_x(0)$ | 2.064080019 ± 2e-9 | agrees |"));
    assertTrue(markdown.contains("$$\ng^2\n$$"));
  }

  @Test
  void csvHasEveryDigit() {
    assertEquals("Quantity,Value,Verdict\r\nC_x(0),2.064080019123,agrees\r\n\"a|b, \"\"c\"\"\",,differs\r\n", Csv.of(TABLE));
    assertEquals("t,C\r\n0.0,0.1\r\n1.0E-5,\r\n", Csv.ofColumns(List.of("t", "C"), List.of(new double[] {0, 1e-5}, new double[] {0.1, Double.NaN})));
  }

  @Test
  void aCrookedTableIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Block.Table(List.of(), List.of(Column.words("a")), List.of(List.of())));
  }

  @Test
  void quantitiesHaveTheirPaperNames() {
    assertEquals("C_φ(∞)", PlainText.of(QuantityName.of("C_phi(inf)")));
    assertEquals("⟨φ'⟩", PlainText.of(QuantityName.of("gain_phi")));
    assertEquals("⟨x⟩", PlainText.of(QuantityName.of("mean_x")));
    assertEquals("g_c", PlainText.of(QuantityName.of("critical_g")));
    assertEquals("PR_φ^zscored", PlainText.of(QuantityName.of("PR_phi_zscored")));
    assertEquals("Ψ_φ(0)", PlainText.of(QuantityName.of("Psi_phi(0)")));
    assertEquals("N var(C_φ)", PlainText.of(QuantityName.of("NVar_C_phi")));
    assertEquals("g_eff", PlainText.of(QuantityName.of("g_eff")));
  }
}
