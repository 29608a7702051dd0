package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.Display;
import org.saddlepoint.document.Outcome;
import org.saddlepoint.document.Run;
import org.saddlepoint.document.StandardDerivation;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.LineBreaker;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

class DerivationPageTest {
  private static final Path MODELS = Path.of("validation/models");

  private static Run standard(String model) {
    return StandardDerivation.of(ModelReader.read(MODELS.resolve(model), List.of()));
  }

  @Test
  void thePageHasEveryFormulaAndVerdict() {
    Run run = standard("tanh-white-noise.toml");
    String html = HtmlPage.of(DerivationPage.of(run, "Chaos", ""), FormulaImages.NONE);
    for (Outcome outcome : run.steps()) {
      outcome.tier().ifPresent(tier -> assertTrue(html.contains(">" + tier.name() + "</span>")));
    }
    long formulas = run.steps().stream().mapToLong(o -> o.displays().size()).sum();
    assertTrue(formulas > 8, "the standard derivation shows its formulas");
    assertEquals(formulas, html.split("<math display=\"block\">", -1).length - 1);
    assertEquals(1, html.split("<h1>", -1).length - 1);
  }

  @Test
  void proseOfAnAuthorCannotBecomeMarkup() {
    Page page = new Page("t", "", List.of(new Block.Prose("# Title\n\nA <script>alert(1)</script> [link](javascript:alert(1)) with $x < y$ and *words*.")));
    String html = HtmlPage.of(page, FormulaImages.NONE);
    assertFalse(html.contains("<script"));
    assertFalse(html.contains("javascript:"));
    assertTrue(html.contains("<h2>Title</h2>"));
    assertTrue(html.contains("<code>x &lt; y</code>"));
    assertTrue(html.contains("<em>words</em>"));
  }

  @Test
  void everyFormulaOfEveryShippedModelCanBeDrawn() throws IOException {
    Set<String> all = new TreeSet<>();
    try (Stream<Path> files = Files.list(MODELS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
        List<Display> displays = new ArrayList<>();
        standard(file.getFileName().toString()).steps().forEach(o -> displays.addAll(o.displays()));
        displays.forEach(d -> all.add(Latex.rendering(LineBreaker.fit(d.formula(), LineBreaker.PAGE))));
      }
    }
    assertTrue(all.size() > 100, "only " + all.size() + " different formulas");
    for (String latex : all) {
      assertTrue(new TeXFormula(latex).createTeXIcon(TeXConstants.STYLE_DISPLAY, 20).getIconWidth() > 0, latex);
    }
  }
}
