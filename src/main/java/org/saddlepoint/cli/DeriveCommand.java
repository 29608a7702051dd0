package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.saddlepoint.document.DerivationJson;
import org.saddlepoint.document.DerivationLatex;
import org.saddlepoint.document.DerivationMarkdown;
import org.saddlepoint.document.DerivationText;
import org.saddlepoint.document.Document;
import org.saddlepoint.document.DocumentModels;
import org.saddlepoint.document.Run;
import org.saddlepoint.document.Runner;
import org.saddlepoint.document.StandardDerivation;
import org.saddlepoint.model.Network;
import org.saddlepoint.report.DerivationPage;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.RenderedFormulas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlepoint derive MODEL}: runs a literate derivation on a model. */
@Command(name = "derive", description = "Derive the mean-field theory and the fluctuations of a model, step by step, each step with its verdict.")
final class DeriveCommand extends Subcommand {

  @Mixin
  private ModelOptions model;

  @Option(names = "--script", paramLabel = "FILE.md", description = "run this document instead of the standard derivation; it calls the network 'model'")
  private Path script;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, latex, markdown, html or json (default: ${DEFAULT-VALUE})")
  private Format format;

  @Option(names = "--fragment", description = "with --format latex: without the preamble, to be included in a paper")
  private boolean fragment;

  /** How the derivation is written. */
  enum Format {
    TEXT,
    LATEX,
    MARKDOWN,
    HTML,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  ExitStatus run(Console console) {
    Network network = model.network();
    Document document = script == null ? StandardDerivation.document() : DocumentFiles.read(script);
    Path directory = script == null ? Path.of("") : DocumentFiles.directoryOf(script);
    Run run = Runner.run(document, new DocumentModels(directory), network);
    Format wanted = options.json() ? Format.JSON : format;
    switch (wanted) {
      case TEXT -> deliver(console, DerivationText.derivation(run));
      case LATEX -> deliver(console, fragment ? DerivationLatex.fragment(run) : DerivationLatex.document(run, network.title()));
      case MARKDOWN -> deliver(console, DerivationMarkdown.of(run));
      case HTML -> deliver(console, HtmlPage.of(DerivationPage.of(run, network.title(), network.source().file()), new RenderedFormulas()));
      default -> deliver(console, DerivationJson.derivation(run));
    }
    List<String> failed = run.steps().stream().filter(o -> !o.stands()).map(o -> o.statement().source().text()).toList();
    failed.forEach(s -> warn(console, "not established: " + s));
    return failed.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
