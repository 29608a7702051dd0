package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.InputException;

/** Each mistake in a document is one sentence at the token that is wrong. */
class DocumentMistakesTest {
  private static final String MODEL = """
      ```model m
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "tanh(x)"
      [parameters]
      g = 2
      ```
      ```derive
      action = msrdj(m)
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "13:10 | action = averge(model) ",
    "14:13 | a = average(action)⏎b = average(a) ",
    "13:19 | nothing = average(actoin) ",
    "13:1  | nonsense ",
    "13:1  | action = msrdj(m) ",
    "13:7  | claim saddle: x == x ",
    "13:7  | claim phii(x) == x ",
    "13:14 | claim x == (x ",
    "13:7  | claim C[x,x](0) == 1 ",
    "13:1  | claim x + 1 ",
    "13:14 | claim x == x == x ",
    "13:20 | claim x == x given x ",
    "13:26 | claim x == x given 0 < x < 1 ",
    "13:17 | claim x == x by magic ",
    "13:17 | claim x == x to O(x^n)",
    "13:7  | claim mean(x, x) == 0 ",
    "13:15 | claim diff(x, 2) == 0 ",
    "13:2  | ⎵claim x == x ",
    "13:14 | define f(x) = ",
    "14:13 | claim x + y⏎  + z == x +* y ",
    "13:5  | show ",
    "13:19 | claim x == x as a as b ",
    "13:26 | saddle = average(action) because ",
    "13:7  | claim (x == x ",
    "13:8  | claim x)) == x ",
    "13:13 | claim fdiff(S, x~(t)) == 0 ",
    "13:24 | claim action: fdiff(S, x~) == 0 ",
    "13:27 | claim action: x(t) == sum(K, x(t)) ",
    "13:15 | show action + unknown(x) "
  })
  void isPlaced(String place, String statements) {
    String text = MODEL + statements.replace("⏎", "\n").replace("⎵", " ") + "\n```\n";
    InputException mistake = assertThrows(InputException.class, () -> Runner.run(DocumentReader.read("doc.md", text), new DocumentModels(Path.of(""))));
    assertTrue(mistake.getMessage().startsWith("doc.md:" + place + ": "), mistake.getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1:4  | ```derive a⏎",
    "3:11 | ```derive a⏎```⏎```derive a⏎```⏎",
    "1:1  | <!-- saddlepoint:begin a -->⏎<!-- saddlepoint:end -->⏎",
    "3:1  | ```derive a⏎```⏎<!-- saddlepoint:begin a -->⏎",
    "1:1  | <!-- saddlepoint:end -->⏎",
    "1:4  | ```model⏎```⏎",
    "1:4  | ```Derive⏎claim 1 == 2⏎```⏎",
    "2:1  | ```model⏎nowhere.toml⏎```⏎",
    "3:19 | ```model⏎[fields.x]⏎equation = \"x' = -y\"⏎```⏎"
  })
  void inBlocksIsPlaced(String place, String text) {
    InputException mistake = assertThrows(InputException.class, () -> Runner.run(DocumentReader.read("doc.md", text.replace("⏎", "\n").replace("⎵", " ")), new DocumentModels(Path.of(""))));
    assertTrue(mistake.getMessage().startsWith("doc.md:" + place.strip() + ": "), mistake.getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "````markdown⏎```derive⏎claim 1 == 2⏎```⏎````⏎ | 0",
    "~~~⏎```derive⏎claim 1 == 2⏎~~~⏎ | 0",
    "⎵⎵⎵```derive⏎⎵⎵⎵claim 1 == 1⏎⎵⎵⎵```⏎ | 1",
    "```derive⏎# nothing⏎⏎claim 1 == 1 # something⏎```⏎ | 1",
    "⎵⎵⎵⎵```derive⏎ | 0",
    "```derive⏎claim 1⏎  == 1⏎```⏎ | 1"
  })
  void fencesAreThoseOfMarkdown(String text, int statements) {
    Run run = Runner.run(DocumentReader.read("doc.md", text.replace("⏎", "\n").replace("⎵", " ")), new DocumentModels(Path.of("")));
    assertEquals(statements, run.steps().size());
    assertTrue(run.passes());
  }
}
