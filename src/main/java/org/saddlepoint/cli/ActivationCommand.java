package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.ActivationFormula;
import org.saddlepoint.activation.Catalogue;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.report.ExperimentJson;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.Json;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.RenderedFormulas;
import org.saddlepoint.report.activation.ActivationJson;
import org.saddlepoint.report.activation.ActivationLatex;
import org.saddlepoint.report.activation.ActivationPage;
import org.saddlepoint.report.activation.ActivationStudy;
import org.saddlepoint.report.activation.ActivationText;
import org.saddlepoint.report.activation.Comparison;
import org.saddlepoint.report.activation.NetworkCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint activation FORMULA …}: what there is to know about an activation, its approximants, and what networks do with them. */
@Command(name = "activation", description = {"Study an activation: parity, kinks, growth, series, poles, Pade approximants (about 0, at both ends, least squares) and their errors, Gaussian averages,"
    + " critical coupling, and what a network under frozen noise does with the activation and with each approximant.",
    "FORMULA is a formula in x as in model files; several formulas are compared. --family FORMULA --over a=lo:hi compares the members of a family."
    + " -o NAME.html writes a page with pictures, -o NAME.tex LaTeX, -o NAME.json the object that --json prints."})
final class ActivationCommand extends Subcommand {
  private static final String SOURCE = "command line";
  private static final Pattern DEGREES = Pattern.compile("(\\d{1,3})/(\\d{1,3})");
  private static final Pattern FIT = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:@(.+))?");
  private static final Pattern RANGE = Pattern.compile("\\s*([A-Za-z]\\w*)\\s*=\\s*([^:\\s]+)\\s*:\\s*([^:\\s]+)\\s*");
  private static final int LARGEST_ORDER = 40;
  private static final int LARGEST_FIT = 14;
  /** The coupling of an activation without any stable fixed point. */
  private static final double FLUCTUATING = 1;
  private static final int MOST_FORMULAS = 12;

  @Parameters(paramLabel = "FORMULA", arity = "0..*", description = "the activation, a formula in x; several are compared")
  private List<String> formulas = new ArrayList<>();

  @Option(names = "--pade", paramLabel = "m/n", description = "the Pade approximant of these degrees about 0; may be repeated (default: 1/2, 3/2 and 3/4)")
  private List<String> pade = new ArrayList<>();

  @Option(names = "--two-point", paramLabel = "n/k", description = "an approximant right at 0 and at infinity: x R(s) or R(s), s = sqrt(1 + x^2), R with a denominator of degree n, k coefficients matched at infinity")
  private List<String> twoPoint = new ArrayList<>();

  @Option(names = "--fit", paramLabel = "m/n[@v]", description = "the quotient of polynomials nearest in the mean square under a Gaussian of variance v (default 1)")
  private List<String> fits = new ArrayList<>();

  @Option(names = "--safe", paramLabel = "m/n[@v]", description = "the same for P(x)/(1 + sum b_k abs(x)^k) with b_k >= 0, which has no poles on the real axis")
  private List<String> safe = new ArrayList<>();

  @Option(names = "--catalogue", description = "list the shipped activations and their approximants; a name in the list may stand for a formula")
  private boolean catalogue;

  @Option(names = "--family", paramLabel = "FORMULA", description = "a formula in x and one parameter")
  private String family = "";

  @Option(names = "--over", paramLabel = "a=lo:hi", description = "the parameter of the family and its range")
  private String over = "";

  @Option(names = "--validate", description = "also simulate the network and compare theory with simulation; about half a minute, exit status 1 if they disagree")
  private boolean validate;

  @Option(names = "--coupling", paramLabel = "g", description = "the g of the network that --validate simulates (default: about two thirds of the stable range, 1 where nothing is stable)")
  private Double coupling;

  @Override
  ExitStatus run(Console console) {
    if (catalogue) {
      return listed(console);
    }
    if (formulas.isEmpty() && family.isEmpty()) {
      throw InputException.commandLine("no activation is given", "write a formula in x, as in saddlepoint activation \"tanh(x)\"");
    }
    if (family.isEmpty() != over.isEmpty()) {
      throw InputException.commandLine(family.isEmpty() ? "--over has no family" : "--family has no range", "write both, as in --family \"x/(1 + abs(x)^a)^(1/a)\" --over a=0.5:4");
    }
    if (!formulas.isEmpty() && !family.isEmpty()) {
      throw InputException.commandLine("there are a formula and a family", "study one of them at a time");
    }
    boolean one = family.isEmpty() && formulas.size() == 1;
    if (!one && (validate || coupling != null || !pade.isEmpty() || !twoPoint.isEmpty() || !fits.isEmpty() || !safe.isEmpty())) {
      throw InputException.commandLine("--validate, --coupling, --pade, --two-point, --fit and --safe study one activation", "give one formula, or leave them out to compare several");
    }
    if (coupling != null && (!validate || !(coupling > 0) || !(coupling < 1e6))) {
      throw InputException.commandLine(validate ? "--coupling " + coupling + " is no coupling" : "--coupling has nothing to simulate", "write --validate --coupling 0.8");
    }
    if (formulas.size() > MOST_FORMULAS) {
      throw InputException.commandLine("there are " + formulas.size() + " formulas", "compare at most " + MOST_FORMULAS);
    }
    return one ? single(console) : several(console);
  }

  private ExitStatus single(Console console) {
    ActivationStudy.Wanted wanted = wanted();
    ActivationAnalysis analysis = analysed(read(formulas.get(0)), "");
    ActivationStudy study;
    Optional<NetworkCheck> check = Optional.empty();
    try (ProgressLine line = progress(console)) {
      line.report("solving networks with the activation and its approximants", 0, 0);
      study = studied(analysis, wanted);
      if (validate) {
        double g = coupling(study);
        check = Optional.of(NetworkCheck.run(analysis.activation().formula(), g, study.predictions().map(p -> g < p.end()).orElse(false), line));
      }
    }
    Optional<NetworkCheck> checked = check;
    ObjectNode json = ActivationJson.of(study);
    checked.ifPresent(c -> json.set("validation", ExperimentJson.of(c.result())));
    output().ifPresent(path -> write(path, json, () -> ActivationPage.of(study, checked), () -> ActivationLatex.of(study)));
    if (options.json()) {
      print(console, json);
    } else {
      console.out().print(ActivationText.of(study));
      checked.ifPresent(c -> console.out().print(c.text()));
      output().ifPresent(path -> console.out().println("  wrote " + path));
    }
    return checked.map(c -> c.agrees() ? ExitStatus.DONE : ExitStatus.FAILED).orElse(ExitStatus.DONE);
  }

  /** Where the network is compared: as asked for, else well within the stable range, else where the network fluctuates. */
  private double coupling(ActivationStudy study) {
    return coupling != null ? coupling : study.predictions().filter(p -> !p.curves().isEmpty()).map(p -> p.g()[p.g().length * 2 / 3 - 1]).orElse(FLUCTUATING);
  }

  /** What the options ask for; without any, what is usual. */
  private ActivationStudy.Wanted wanted() {
    if (pade.isEmpty() && twoPoint.isEmpty() && fits.isEmpty() && safe.isEmpty()) {
      return ActivationStudy.Wanted.USUAL;
    }
    return new ActivationStudy.Wanted(pade.stream().map(ActivationCommand::degrees).toList(), twoPoint.stream().map(ActivationCommand::ends).toList(), fits.stream().map(f -> fit(f, "--fit")).toList(), safe.stream().map(f -> fit(f, "--safe")).toList(), true);
  }

  private ExitStatus several(Console console) {
    Comparison comparison;
    try (ProgressLine line = progress(console)) {
      comparison = family.isEmpty() ? given(line) : members(line);
    }
    output().ifPresent(path -> write(path, comparison.json(), () -> ActivationPage.of(comparison), () -> {
      throw InputException.commandLine("a comparison has no LaTeX", "end the name of -o with .html or .json, or study one activation");
    }));
    if (options.json()) {
      print(console, comparison.json());
    } else {
      console.out().print(comparison.text());
      output().ifPresent(path -> console.out().println("  wrote " + path));
    }
    return ExitStatus.DONE;
  }

  private Comparison given(ProgressLine line) {
    List<ActivationAnalysis> analyses = formulas.stream().map(f -> analysed(read(f), " " + f)).toList();
    List<Comparison.Member> members = new ArrayList<>();
    for (ActivationAnalysis analysis : analyses) {
      line.report("studying " + analysis.activation().formula(), members.size(), analyses.size());
      members.add(Comparison.member(analysis));
    }
    return new Comparison(Optional.empty(), members);
  }

  private Comparison members(ProgressLine line) {
    Matcher range = RANGE.matcher(over);
    if (!range.matches() || range.group(1).equals(Activation.X)) {
      throw InputException.commandLine("'--over " + over + "' is no range of a parameter", "write a name other than x and two numbers, as in --over a=0.5:4");
    }
    String parameter = range.group(1);
    Expr general = ActivationFormula.read(family, SOURCE, parameter);
    List<Rational> values = Comparison.values(number(range.group(2)), number(range.group(3)));
    List<Comparison.Member> members = new ArrayList<>();
    for (Rational value : values) {
      line.report("studying " + parameter + " = " + NumberFormat.of(value.doubleValue()), members.size(), values.size());
      ActivationAnalysis analysis = analysed(general.substitute(parameter, Expr.num(value)), " at " + parameter + " = " + NumberFormat.of(value.doubleValue()));
      members.add(Comparison.member(parameter, value, analysis));
    }
    return new Comparison(Optional.of(new Comparison.Family(general, parameter)), members);
  }

  /** A formula, or the name of a shipped one. */
  private static Expr read(String text) {
    return Catalogue.named(text.strip()).orElseGet(() -> ActivationFormula.read(text, SOURCE));
  }

  private ExitStatus listed(Console console) {
    Map<String, Expr> all = Catalogue.withFamilies();
    if (options.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      all.forEach((name, formula) -> json.put(name, formula.toString()));
      print(console, json);
    } else {
      all.forEach((name, formula) -> console.out().printf("%-24s %s%n", name, formula));
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

  private static ActivationStudy studied(ActivationAnalysis analysis, ActivationStudy.Wanted wanted) {
    try {
      return ActivationStudy.of(analysis, wanted);
    } catch (NotAnalyticException missing) {
      throw refused(missing.getMessage(), "leave out the option that asks for it");
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

  private static ActivationStudy.Ends ends(String text) {
    Matcher degrees = DEGREES.matcher(text);
    if (!degrees.matches() || Integer.parseInt(degrees.group(1)) < 1 || Integer.parseInt(degrees.group(1)) > LARGEST_FIT || Integer.parseInt(degrees.group(2)) < 1) {
      throw InputException.commandLine("'--two-point " + text + "' names no approximant", "write the degree of the denominator, from 1 to " + LARGEST_FIT + ", and how many coefficients at infinity it matches, as in --two-point 2/2");
    }
    return new ActivationStudy.Ends(Integer.parseInt(degrees.group(1)), Integer.parseInt(degrees.group(2)));
  }

  private static ActivationStudy.Fit fit(String text, String option) {
    Matcher fit = FIT.matcher(text);
    if (!fit.matches() || Integer.parseInt(fit.group(1)) + Integer.parseInt(fit.group(2)) > LARGEST_FIT) {
      throw InputException.commandLine("'" + option + " " + text + "' names no fit", "write the degrees of numerator and denominator with a sum up to " + LARGEST_FIT + ", as in " + option + " 3/4 or " + option + " 3/4@2");
    }
    double variance = fit.group(3) == null ? 1 : number(fit.group(3));
    if (!(variance > 0)) {
      throw InputException.commandLine("'" + option + " " + text + "' has no variance", "write a positive number after @, as in " + option + " 3/4@2");
    }
    return new ActivationStudy.Fit(Integer.parseInt(fit.group(1)), Integer.parseInt(fit.group(2)), variance);
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
    throw InputException.commandLine("'" + text + "' is no number", "write a number");
  }

  /** What the end of the name says: a page, LaTeX, or the JSON object. */
  private static void write(Path path, ObjectNode json, Supplier<Page> page, Supplier<String> latex) {
    String name = path.getFileName().toString();
    byte[] content;
    if (name.endsWith(".json")) {
      content = Json.write(json);
    } else if (name.endsWith(".tex")) {
      content = latex.get().getBytes(StandardCharsets.UTF_8);
    } else {
      content = HtmlPage.of(page.get(), new RenderedFormulas()).getBytes(StandardCharsets.UTF_8);
    }
    AtomicFile.write(path, content);
  }
}
