package org.saddlepoint.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.saddlepoint.expr.Spelling;

/** The table of commands. A command's class is loaded when the command is called, not before. */
final class Commands {

  /**
   * One command.
   *
   * @param name what the user types
   * @param arguments what follows it, for the overview
   * @param summary what it does, in a few words
   * @param create makes it
   */
  record Entry(String name, String arguments, String summary, Supplier<Subcommand> create) {}

  /** In the order of the work: from a new model file to the paper. */
  static final List<Entry> TABLE = List.of(
      new Entry("new", "NAME", "write a commented model file to start from", () -> new NewCommand()),
      new Entry("derive", "MODEL", "derive its mean-field theory, every step checked", () -> new DeriveCommand()),
      new Entry("check", "FILE.md|DIR ...", "run literate derivations, a verdict for every claim", () -> new CheckCommand()),
      new Entry("solve", "MODEL [--quantity NAME]", "solve its mean-field theory", () -> new SolveCommand()),
      new Entry("simulate", "MODEL [-N n] [--seeds k]", "integrate the N equations themselves", () -> new SimulateCommand()),
      new Entry("validate", "EXPERIMENT.toml|DIR ...", "compare theory and simulation, with a report", () -> new ValidateCommand()),
      new Entry("activation", "FORMULA [--pade m/n]", "an activation: series, poles, approximants, averages", () -> new ActivationCommand()),
      new Entry("connectome", "EDGES.csv|MATRIX.npy", "a measured network: structure, fit, prediction", () -> new ConnectomeCommand()),
      new Entry("tex", "FORMULA|-", "a formula as LaTeX, or as a picture (svg, png, pdf)", () -> new TexCommand()),
      new Entry("export", "MODEL --to LANGUAGE", "the theory for numpy, sympy, mathematica or julia", () -> new ExportCommand()),
      new Entry("cite", "MODEL", "the BibTeX of what a derivation rests on", () -> new CiteCommand()),
      new Entry("benchmark", "[NAME]", "speed beside NumPy, SciPy and SymPy", () -> new BenchmarkCommand()));

  private Commands() {}

  static Optional<Entry> find(String name) {
    return TABLE.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The command that {@code name} was probably meant to be. */
  static Optional<Entry> nearest(String name) {
    return Spelling.nearest(name, TABLE.stream().map(Entry::name).toList()).flatMap(Commands::find);
  }

  /** The overview that {@code saddlepoint --help} prints. */
  static String overview() {
    StringBuilder text = new StringBuilder();
    text.append("Saddlepoint: path-integral theory of large random recurrent networks, from a model file\n\n");
    text.append("usage: saddlepoint COMMAND ARGUMENTS [--json] [-o PATH] [--quiet]\n\n");
    for (Entry entry : TABLE) {
      text.append(String.format("  %-11s%-28s%s%n", entry.name(), entry.arguments(), entry.summary()));
    }
    text.append("\nsaddlepoint COMMAND --help explains a command; saddlepoint --version prints the version.\n");
    text.append("Exit status: 0 done, 1 a check failed, 2 bad input or declined, 3 not converged,\n");
    text.append("70 internal error, 130 interrupted.\n");
    return text.toString();
  }
}
