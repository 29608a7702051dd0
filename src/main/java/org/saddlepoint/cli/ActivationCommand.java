package org.saddlepoint.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.ActivationFormula;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.Json;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.RenderedFormulas;
import org.saddlepoint.report.activation.ActivationJson;
import org.saddlepoint.report.activation.ActivationPage;
import org.saddlepoint.report.activation.ActivationStudy;
import org.saddlepoint.report.activation.ActivationText;
import org.saddlepoint.report.activation.FamilyStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint activation FORMULA}: what there is to know about an activation before any network is solved. */
@Command(name = "activation", description = {"Study an activation: parity, kinks, growth, series, poles, Pade approximants and their errors, Gaussian averages, critical coupling.",
    "FORMULA is a formula in x as in model files. --family FORMULA --over a=lo:hi compares the members of a family. -o NAME.html writes a page with pictures, -o NAME.json the object that --json prints."})
final class ActivationCommand extends Subcommand {
  private static final String SOURCE = "command line";
  private static final Pattern DEGREES = Pattern.compile("(\\d{1,3})/(\\d{1,3})");
  private static final Pattern RANGE = Pattern.compile("\\s*([A-Za-z]\\w*)\\s*=\\s*([^:\\s]+)\\s*:\\s*([^:\\s]+)\\s*");
  private static final int LARGEST_ORDER = 40;

  @Parameters(paramLabel = "FORMULA", arity = "0..1", description = "the activation, a formula in x")
  private String formula = "";

  @Option(names = "--pade", paramLabel = "m/n", description = "the Pade approximant of these degrees about 0; may be repeated (default: 1/2, 3/2 and 3/4)")
  private List<String> pade = new ArrayList<>();

  @Option(names = "--family", paramLabel = "FORMULA", description = "a formula in x and one parameter")
  private String family = "";

  @Option(names = "--over", paramLabel = "a=lo:hi", description = "the parameter of the family and its range")
  private String over = "";

  @Override
  ExitStatus run(Console console) {
    if (formula.isEmpty() && family.isEmpty()) {
      throw InputException.commandLine("no activation is given", "write a formula in x, as in saddlepoint activation \"tanh(x)\"");
    }
    if (family.isEmpty() != over.isEmpty()) {
      throw InputException.commandLine(family.isEmpty() ? "--over has no family" : "--family has no range", "write both, as in --family \"x/(1 + abs(x)^a)^(1/a)\" --over a=0.5:4");
    }
    if (!formula.isEmpty() && !family.isEmpty()) {
      throw InputException.commandLine("there are a formula and a family", "study one of them at a time");
    }
    return family.isEmpty() ? single(console) : several(console);
  }

  private ExitStatus single(Console console) {
    List<ActivationStudy.Degrees> degrees = pade.stream().map(ActivationCommand::degrees).toList();
    ActivationAnalysis analysis = analysed(ActivationFormula.read(formula, SOURCE), "");
    if (pade.isEmpty() && analysis.taylor().isPresent()) {
      degrees = List.of(new ActivationStudy.Degrees(1, 2), new ActivationStudy.Degrees(3, 2), new ActivationStudy.Degrees(3, 4));
    }
    ActivationStudy study = studied(analysis, degrees);
    output().ifPresent(path -> write(path, study));
    if (options.json()) {
      print(console, ActivationJson.of(study));
    } else {
      console.out().print(ActivationText.of(study));
      output().ifPresent(path -> console.out().println("  wrote " + path));
    }
    return ExitStatus.DONE;
  }

  private ExitStatus several(Console console) {
    Matcher range = RANGE.matcher(over);
    if (!range.matches() || range.group(1).equals(Activation.X)) {
      throw InputException.commandLine("'--over " + over + "' is no range of a parameter", "write a name other than x and two numbers, as in --over a=0.5:4");
    }
    String parameter = range.group(1);
    Expr general = ActivationFormula.read(family, SOURCE, parameter);
    FamilyStudy study = new FamilyStudy(general, parameter, FamilyStudy.values(number(range.group(2)), number(range.group(3))).stream()
        .map(value -> FamilyStudy.member(value, analysed(general.substitute(parameter, Expr.num(value)), " at " + parameter + " = " + value)))
        .toList());
    if (options.json()) {
      deliver(console, study.json());
    } else {
      deliver(console, study.text());
    }
    return ExitStatus.DONE;
  }

  /** The analysis of a formula that is a real function on the whole axis. */
  private static ActivationAnalysis analysed(Expr expression, String where) {
    for (double x : new double[] {-2.3, -0.7, 0.6, 1.9}) {
      if (Double.isNaN(Activation.of(expression).at(x))) {
        throw refused("the activation" + where + " has no real value at x = " + x, "an activation has one for every real x; write abs(x) inside roots and logarithms");
      }
    }
    ActivationAnalysis analysis = ActivationStudy.analyse(expression);
    if (!analysis.realPoles().isEmpty()) {
      throw refused("the activation" + where + " has a pole on the real axis at x = " + NumberFormat.of(analysis.realPoles().get(0).at().re()) + ", so that Gaussian averages of its square are infinite",
          "take a denominator without real zeros");
    }
    return analysis;
  }

  private static ActivationStudy studied(ActivationAnalysis analysis, List<ActivationStudy.Degrees> degrees) {
    try {
      return ActivationStudy.of(analysis, degrees);
    } catch (NotAnalyticException kink) {
      throw refused("there is no Pade approximant about 0: " + kink.getMessage(), "leave out --pade");
    }
  }

  private static InputException refused(String wrong, String right) {
    return new InputException(new SourcePosition(SOURCE, 1, 1), wrong, right);
  }

  private static ActivationStudy.Degrees degrees(String text) {
    Matcher degrees = DEGREES.matcher(text);
    if (!degrees.matches() || Integer.parseInt(degrees.group(1)) + Integer.parseInt(degrees.group(2)) > LARGEST_ORDER) {
      throw InputException.commandLine("'--pade " + text + "' names no approximant", "write the degrees of numerator and denominator with a sum up to " + LARGEST_ORDER + ", as in --pade 3/2");
    }
    return new ActivationStudy.Degrees(Integer.parseInt(degrees.group(1)), Integer.parseInt(degrees.group(2)));
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      // Said below, as for numbers that are not finite.
    }
    throw InputException.commandLine("'" + text + "' after --over is no number", "write two numbers, as in --over a=0.5:4");
  }

  /** What the end of the name says: a page, or the JSON object. */
  private static void write(Path path, ActivationStudy study) {
    if (isJson(path)) {
      AtomicFile.write(path, Json.write(ActivationJson.of(study)));
    } else {
      AtomicFile.write(path, HtmlPage.of(ActivationPage.of(study), new RenderedFormulas()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isJson(Path path) {
    return path.getFileName().toString().endsWith(".json");
  }
}
