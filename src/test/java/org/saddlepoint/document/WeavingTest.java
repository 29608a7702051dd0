package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Formulas and tiers are woven between the marks, and nothing else; a byte of difference is stale. */
class WeavingTest {
  private static final String TEXT = """
      Before.

      ```derive sums
      define s(x) = x^2 + 1
      show s(y) as square
      claim s(y) == y^2 + 1
      claim sqrt(x^2) == x
        given x > 0
      ```
      <!-- saddlepoint:begin sums -->
      <!-- saddlepoint:end -->

      After.
      """;

  @Test
  void oneDisplayPerStatementThenItsTier() {
    String woven = Claims.run(TEXT).woven();
    assertEquals(3, woven.split("\\$\\$\n", -1).length / 2, woven);
    assertEquals(2, woven.split("\\*\\*EXACT\\*\\*", -1).length - 1, woven);
    assertTrue(woven.startsWith("Before."), woven);
    assertTrue(woven.endsWith("<!-- saddlepoint:end -->\n\nAfter.\n"), woven);
  }

  @Test
  void wovenTextIsNotStale() {
    Run first = Claims.run(TEXT);
    assertTrue(first.stale());
    assertFalse(first.passes());
    Run second = Claims.run(first.woven());
    assertFalse(second.stale());
    assertTrue(second.passes());
    assertEquals(first.woven(), second.woven());
    assertTrue(Claims.run(first.woven().replace("**EXACT**", "**EXACT** ")).stale());
    assertEquals(first.woven(), Claims.run(first.woven().replace("y^{2}", "y^{3}").replace("y^2", "y^2")).woven());
  }

  @Test
  void outcomesKeepTheirPlacesWhenTheTextGrows() {
    String two = TEXT + "\n```derive more\nclaim 1 == 2\n```\n";
    Run run = Claims.run(two);
    Run moved = run.on(DocumentReader.read("test.md", run.woven()));
    int line = moved.steps().get(moved.steps().size() - 1).statement().position().line();
    String[] lines = run.woven().split("\n");
    assertEquals("claim 1 == 2", lines[line - 1]);
  }
}
