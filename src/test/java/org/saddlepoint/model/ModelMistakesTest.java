package org.saddlepoint.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saddlepoint.expr.InputException;

/** Every mistake of the table {@code mistakes.txt} is answered by one sentence at the offending token. */
class ModelMistakesTest {
  @TestFactory
  Stream<DynamicTest> theTable() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream table = ModelMistakesTest.class.getResourceAsStream("mistakes.txt")) {
      for (String block : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^### ")) {
        if (!block.startsWith("#")) {
          int end = block.indexOf('\n');
          String[] head = block.substring(0, end).split(" \\| ", 3);
          tests.add(DynamicTest.dynamicTest(head[0], () -> answers(block.substring(end + 1), head[1], head[2])));
        }
      }
    }
    assertTrue(tests.size() > 150, "the table has been read");
    return tests.stream();
  }

  private static void answers(String text, String place, String fragment) {
    InputException mistake = assertThrows(InputException.class, () -> read(text));
    assertEquals("m.toml:" + place, mistake.position().toString(), mistake::getMessage);
    assertTrue(mistake.getMessage().contains(fragment), mistake::getMessage);
    assertTrue(mistake.getMessage().matches("m\\.toml:\\d+:\\d+: .+; .+"), mistake::getMessage);
  }

  private static Network read(String text, String... settings) {
    return ModelReader.read(text, "m.toml", Path.of(""), List.of(settings));
  }

  @Test
  void settingsAreChecked() {
    String model = "fields.x.equation = \"x' = -x + sum(J, tanh(x))\"\ncouplings.J.variance = \"gain^2/N\"\nparameters.gain = 2\n";
    assertTrue(message(model, "gian=3").equals("command line: the model has no parameter 'gian'; did you mean 'gain'? the parameters are gain"), () -> message(model, "gian=3"));
    assertTrue(message(model, "gain=three").contains("command line: the value of a parameter contains the name 'three'"));
    assertTrue(message(model, "gain=inf").contains("write a finite number"));
    assertTrue(message(model, "gain=").contains("sets nothing"));
    assertTrue(message(model, "gain=1/0").contains("division by zero"));
  }

  private static String message(String text, String... settings) {
    return assertThrows(InputException.class, () -> read(text, settings)).getMessage();
  }

  @Test
  void absurdInputEndsInASentence() {
    String deep = "fields.x.equation = \"x' = " + "(".repeat(20_000) + "x" + ")".repeat(20_000) + "\"\n";
    assertTrue(message(deep).contains("nested more than"));
    assertTrue(message("a = " + "[".repeat(50_000)).contains("lists are nested"));
    assertTrue(message("fields.x.equation = \"x' = " + "x + ".repeat(40_000) + "x\"\n").contains("a formula has at most"));
    assertTrue(message("a = \"" + "x".repeat(2_000_000) + "\"").contains("at most"));
  }
}
