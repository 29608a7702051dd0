package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.house.Repository;

/**
 * The README and the user guide tell the truth: each command shown in a {@code console} block is run, in a directory of the
 * page's own with copies of the project's experiments and derivations, and must answer what the page shows. A block that begins with
 * {@code ```toml NAME} is a file of that name there. Links between pages lead somewhere.
 */
class DocumentationTest {

  private static final Pattern NAMED_FILE = Pattern.compile("(?m)^```toml (\\S+)\\n((?s:.*?))^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

  private static final Set<String> SHOWN = Set.of("validation", "derivations");

  @TempDir
  Path scratch;

  @TestFactory
  Stream<DynamicContainer> everyCommandDoesWhatThePageShows() {
    return Repository.pages().stream().map(page -> {
      String name = Repository.root().relativize(page).toString();
      String text = Repository.text(page).orElseThrow();
      Path directory = scratch.resolve(name.replace('/', '-'));
      prepare(directory, text);
      return DynamicContainer.dynamicContainer(name, ConsoleBlock.of(text).stream().map(block ->
          DynamicTest.dynamicTest(name + ":" + block.line() + " " + String.join(" ", block.arguments()),
              () -> verify(block, directory))));
    });
  }

  private static void verify(ConsoleBlock block, Path directory) {
    CommandLineRun run = CommandLineRun.in(directory, block.arguments().toArray(String[]::new));
    String said = (run.out() + run.err()).replace(directory + "/", "");
    assertEquals(block.status(), run.status(), said);
    assertEquals("", block.missingFrom(said), () -> "is missing from\n" + said);
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (Path page : Repository.pages()) {
      // What stands in backquotes is code and no link.
      Matcher link = LINK.matcher(Repository.text(page).orElseThrow().replaceAll("`[^`\n]*`", ""));
      while (link.find()) {
        Path target = page.resolveSibling(link.group(1)).normalize();
        assertTrue(Files.exists(target), () -> page + " links to " + target + ", which does not exist");
      }
    }
  }

  @Test
  void blocksAreReadAsDescribed() {
    List<ConsoleBlock> blocks = ConsoleBlock.of("""
        text
        ```console
        $ saddlepoint solve "a b.toml" --set g=2
        C_x(0)   1.5 ± …
        PR
        $ ./saddlepoint
        (exit status 2)
        ```
        ```sh
        $ saddlepoint not run
        ```
        """);
    assertEquals(2, blocks.size());
    assertEquals(List.of("solve", "a b.toml", "--set", "g=2"), blocks.get(0).arguments());
    assertEquals("", blocks.get(0).missingFrom("x\nC_x(0) 1.5 ± 1e-9\nPR  0.3"));
    assertEquals("PR", blocks.get(0).missingFrom("PR 0.3\nC_x(0) 1.5 ± 1e-9"));
    assertFalse(blocks.get(0).missingFrom("C_x(0) 1.6 ± 1\nPR").isEmpty());
    assertEquals(2, blocks.get(1).status());
  }

  private static void prepare(Path directory, String page) {
    try {
      Files.createDirectories(directory);
      for (Path original : Repository.files()) {
        Path relative = Repository.root().relativize(original);
        // Copies, so that a command shown in a page can write without touching the project.
        if (SHOWN.contains(relative.getName(0).toString())) {
          Files.createDirectories(directory.resolve(relative).getParent());
          Files.copy(original, directory.resolve(relative));
        }
      }
      Matcher file = NAMED_FILE.matcher(page);
      while (file.find()) {
        Files.writeString(directory.resolve(file.group(1)), file.group(2));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
