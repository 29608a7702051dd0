package org.saddlepoint.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.render.FormulaRenderer;
import org.saddlepoint.render.Picture;
import org.saddlepoint.render.RenderException;

/** Formulas drawn by the renderer with glyphs as shapes, each different one once. The first takes a few seconds. Not for several threads. */
public final class RenderedFormulas implements FormulaImages {
  private static final double SIZE = 12.5;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final FormulaRenderer renderer = new FormulaRenderer(SIZE, LIMIT);
  private final Map<String, Optional<String>> drawn = new HashMap<>();

  @Override
  public Optional<String> svg(String latex) {
    return drawn.computeIfAbsent(latex, this::draw);
  }

  /** A formula that cannot be drawn is shown otherwise: a report must not fail for it. */
  private Optional<String> draw(String latex) {
    try {
      Picture picture = renderer.svg(latex);
      String style = String.format(Locale.ROOT, "vertical-align:%.1fpt;margin:0 -2pt;", -picture.depth());
      String markup = picture.markup().replace("stroke:black", "stroke:currentColor").replace("fill:black", "fill:currentColor");
      return Optional.of(markup.replaceFirst("style=\"", "style=\"" + style));
    } catch (RenderException notDrawn) {
      return Optional.empty();
    }
  }
}
