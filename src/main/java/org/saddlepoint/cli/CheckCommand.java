package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  private static final int THREADS = 2;

  @Parameters(paramLabel = "FILE.md|DIR", arity = "1..*", description = "documents, or directories with documents")
  private List<Path> paths;

  @Option(names = "--write", description = "refresh the formulas between the marks saddlepoint:begin and saddlepoint:end")
  private boolean write;

  @Override
  ExitStatus run(Console console) {
    List<Run> runs;
    try (ProgressLine progress = progress(console)) {
      runs = all(DocumentFiles.find(paths), progress);
    }
    if (options.json()) {
      deliver(console, DerivationJson.check(runs));
    } else {
      deliver(console, DerivationText.check(runs));
    }
    return runs.stream().allMatch(Run::passes) ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  /** Documents are independent of one another: two at a time. */
  private List<Run> all(List<Path> files, ProgressLine progress) {
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(THREADS, Runtime.getRuntime().availableProcessors()));
    try {
      List<Future<Run>> pending = files.stream().map(file -> workers.submit(() -> run(file))).toList();
      List<Run> runs = new ArrayList<>();
      for (int k = 0; k < files.size(); k++) {
        progress.report(files.get(k).toString(), k, files.size());
        runs.add(result(pending.get(k)));
      }
      return runs;
    } finally {
      workers.shutdownNow();
    }
  }

  private static Run result(Future<Run> pending) {
    try {
      return pending.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    }
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
