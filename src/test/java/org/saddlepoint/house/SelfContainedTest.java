package org.saddlepoint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The project needs nothing beside it, and leaves the choice of package registries to the machine that builds it. */
class SelfContainedTest {

  /** Written in pieces, so that this file does not find itself. */
  private static final Pattern NEIGHBOUR = Pattern.compile("\\.\\./sha" + "red\\b");
  private static final Pattern REGISTRY = Pattern.compile(
"repo1?\\.maven\\.|\\b(?:maven|sonatype|npmjs)\\.(?:org|com|dev)\\b|\\bdebian\\.(?:org|net)\\b");
  private static final Pattern UNFINISHED = Pattern.compile("TO" + "DO|FIX" + "ME|Unsupported" + "OperationException");

  @Test
  void noFileReachesOutsideTheProject() {
    assertEquals(List.of(), places(NEIGHBOUR, ""));
  }

  @Test
  void noFileNamesAPackageRegistry() {
    assertEquals(List.of(), places(REGISTRY, ""));
    assertTrue(REGISTRY.matcher("https://repo1." + "mav" + "en.org/maven2").find());
    assertTrue(REGISTRY.matcher("deb http://deb." + "deb" + "ian.org/debian bookworm").find());
    assertTrue(REGISTRY.matcher("registry." + "npm" + "js.org").find());
  }

  @Test
  void noSourceIsLeftUnfinished() {
    assertEquals(List.of(), places(UNFINISHED, ".java"));
  }

  private static List<String> places(Pattern pattern, String suffix) {
    List<String> found = new ArrayList<>();
    for (Path file : Repository.files()) {
      if (!file.toString().endsWith(suffix)) {
        continue;
      }
      String[] lines = Repository.text(file).orElse("").split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (pattern.matcher(lines[i]).find()) {
          found.add(Repository.root().relativize(file) + ":" + (i + 1) + ": " + lines[i].strip());
        }
      }
    }
    return found;
  }
}
