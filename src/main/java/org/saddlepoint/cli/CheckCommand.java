package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.document.DerivationJson;
import org.saddlepoint.document.DerivationText;
import org.saddlepoint.document.Document;
import org.saddlepoint.document.DocumentModels;
import org.saddlepoint.document.DocumentReader;
import org.saddlepoint.document.Run;
import org.saddlepoint.document.Runner;
import org.saddlepoint.io.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint check FILE.md|DIR …}: runs literate documents and gives every statement a verdict. */
@Command(name = "check", description = "Run literate derivations: every rule and every claim gets a verdict, woven formulas must be up to date.")
final class CheckCommand extends Subcommand {

  @Parameters(paramLabel = "FILE.md|DIR", arity = "1..*", description = "documents, or directories with documents")
  private List<Path> paths;

  @Option(names = "--write", description = "refresh the formulas between the marks saddlepoint:begin and saddlepoint:end")
  private boolean write;

  @Override
  ExitStatus run(Console console) {
    List<Run> runs = new ArrayList<>();
    try (ProgressLine progress = progress(console)) {
      List<Path> files = DocumentFiles.find(paths);
      for (Path file : files) {
        progress.report(file.toString(), runs.size(), files.size());
        runs.add(run(file));
      }
    }
    if (options.json()) {
      deliver(console, DerivationJson.check(runs));
    } else {
      deliver(console, DerivationText.check(runs));
    }
    return runs.stream().allMatch(Run::passes) ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private Run run(Path file) {
    Document document = DocumentFiles.read(file);
    Run run = Runner.run(document, new DocumentModels(DocumentFiles.directoryOf(file)));
    if (!write || !run.stale()) {
      return run;
    }
    String woven = run.woven();
    AtomicFile.write(file, woven);
    return run.on(DocumentReader.read(document.file(), woven));
  }
}
