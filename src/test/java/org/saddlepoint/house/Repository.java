package org.saddlepoint.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checked-out project, as tests that read its files see it. */
public final class Repository {

  /** What is not the project's own: build results, version control, what a user's runs leave behind. */
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", "reports");

  private Repository() {}

  /** The directory that holds {@code pom.xml}. */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isRegularFile(here.resolve("pom.xml"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException("the tests run inside the project's directory");
    }
    return here;
  }

  /** Every file of the project, sorted by name. */
  public static List<Path> files() {
    return below(root());
  }

  /** The project's pages that show commands: the README and the user guide. */
  public static List<Path> pages() {
    return files().stream().filter(file -> file.toString().endsWith(".md"))
        .filter(file -> file.equals(root().resolve("README.md")) || file.startsWith(root().resolve("docs")))
        .toList();
  }

  /** The file's text; empty when it is not text. */
  public static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException binary) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> below(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().filter(entry -> !SKIPPED.contains(entry.getFileName().toString()))
          .flatMap(entry -> Files.isDirectory(entry) ? below(entry).stream() : Stream.of(entry)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
