package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.render.FormulaRenderer;
import org.saddlepoint.render.RenderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint tex FORMULA|-}: a formula as LaTeX, or as a picture when {@code -o} names one. */
@Command(name = "tex", description = {"Turn a formula into LaTeX, or draw it.",
    "FORMULA is a formula as in model files, or LaTeX. Without -o the LaTeX is printed; -o NAME.svg, NAME.png or NAME.pdf draws it."})
final class TexCommand extends Subcommand {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String STANDARD_INPUT = "-";

  @Parameters(paramLabel = "FORMULA", description = "the formula; - reads it from standard input")
  private String formula;

  @Option(names = "--size", paramLabel = "POINTS", description = "type size of a picture (default: ${DEFAULT-VALUE})")
  private double size = 12;

  @Option(names = "--resolution", paramLabel = "DPI", description = "dots per inch of a PNG (default: ${DEFAULT-VALUE})")
  private double resolution = 300;

  @Override
  ExitStatus run(Console console) throws IOException {
    boolean piped = formula.equals(STANDARD_INPUT);
    String source = piped ? console.readInput() : formula;
    String latex = FormulaToLatex.read(source, piped ? "standard input" : "formula");
    output().ifPresent(file -> AtomicFile.write(file, content(file, latex, piped ? "standard input" : "formula")));
    if (options.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("latex", latex);
      output().ifPresent(file -> json.put("file", file.toString()));
      print(console, json);
    } else if (output().isEmpty()) {
      console.out().println(latex);
    }
    return ExitStatus.DONE;
  }

  private byte[] content(Path file, String latex, String source) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String kind = name.substring(name.lastIndexOf('.') + 1);
    try {
      return switch (kind) {
        case "svg" -> ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + renderer().svg(latex).markup() + "\n").getBytes(StandardCharsets.UTF_8);
        case "png" -> renderer().png(latex, resolution(resolution));
        case "pdf" -> renderer().pdf(latex);
        case "tex" -> (latex + "\n").getBytes(StandardCharsets.UTF_8);
        default -> throw InputException.commandLine("the name '" + file.getFileName() + "' after -o names no kind of picture",
            "let it end in .svg, .png, .pdf or .tex");
      };
    } catch (RenderException mistake) {
      throw new InputException(FormulaToLatex.place(source, latex, mistake.offset()), mistake.getMessage(), mistake.right());
    }
  }

  private FormulaRenderer renderer() {
    if (!(size >= 1 && size <= 500)) {
      throw InputException.commandLine("a type size of " + size + " points", "give --size a number from 1 to 500");
    }
    return new FormulaRenderer(size, LIMIT);
  }

  private static double resolution(double dots) {
    if (!(dots >= 10 && dots <= 2400)) {
      throw InputException.commandLine("a resolution of " + dots + " dots per inch", "give --resolution a number from 10 to 2400");
    }
    return dots;
  }
}
