package org.saddlepoint.activation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.SourcePosition;

/**
 * The shipped activations: one line {@code name = formula in x} each in {@code catalogue.txt}, and for each of them the family of its rational
 * approximants ({@link PadeFamily}).
 */
public final class Catalogue {
  private static final String FILE = "catalogue.txt";

  private Catalogue() {}

  /** The formulas by name, in the order of the file. */
  public static Map<String, Expr> formulas() {
    Map<String, Expr> formulas = new LinkedHashMap<>();
    String[] lines = text().split("\n");
    for (int k = 0; k < lines.length; k++) {
      int equals = lines[k].indexOf('=');
      if (!lines[k].startsWith("#") && equals > 0) {
        String formula = lines[k].substring(equals + 1);
        formulas.put(lines[k].substring(0, equals).strip(), Formulas.parse(FormulaText.of(formula, new SourcePosition(FILE, k + 1, equals + 2))));
      }
    }
    return formulas;
  }

  /** The formulas of the file and the members of their families by name, in the order of the file. */
  public static Map<String, Expr> withFamilies() {
    Map<String, Expr> all = new LinkedHashMap<>();
    formulas().forEach((name, formula) -> {
      all.put(name, formula);
      all.putAll(PadeFamily.of(name, formula));
    });
    return all;
  }

  /** The formula of a name of the catalogue or of a member of a family; empty if there is none. */
  public static Optional<Expr> named(String name) {
    Map<String, Expr> formulas = formulas();
    return formulas.containsKey(name) ? Optional.of(formulas.get(name))
        : formulas.entrySet().stream().filter(e -> name.startsWith(e.getKey() + "-")).map(e -> PadeFamily.of(e.getKey(), e.getValue()).get(name)).filter(Objects::nonNull).findFirst();
  }

  private static String text() {
    try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
