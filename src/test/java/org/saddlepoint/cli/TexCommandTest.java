package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexCommandTest {
  @TempDir
  Path directory;

  @Test
  void aFormulaBecomesLatex() {
    assertEquals("\\frac{\\tanh x}{1 + x^2}\n", CommandLineRun.in(directory, "tex", "tanh(x)/(1 + x^2)").out());
    assertEquals("\\frac{a}{b}\n", CommandLineRun.in(directory, "tex", "\\frac{a}{b}").out());
    assertEquals("x^2\n", CommandLineRun.withInput("x^2\n", directory, "tex", "-").out());
    assertEquals("-x^2\n", CommandLineRun.in(directory, "tex", "--", "-x^2").out());
    assertEquals("{\n  \"latex\": \"x^2\"\n}\n", CommandLineRun.in(directory, "tex", "x^2", "--json").out());
  }

  @ParameterizedTest
  @CsvSource({"a.svg, <?xml", "a.png, PNG", "a.pdf, %PDF-", "a.tex, \\frac", "A.SVG, <?xml"})
  void theNameAfterOSaysWhatIsWritten(String name, String begin) throws Exception {
    CommandLineRun run = CommandLineRun.in(directory, "tex", "\\frac{a}{b}", "-o", name);
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.out());
    String content = new String(Files.readAllBytes(directory.resolve(name)), StandardCharsets.ISO_8859_1);
    assertTrue(content.substring(0, 10).contains(begin), content.substring(0, 10));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\\newcommand{\\a}{\\a}\\a | a.png | formula:1:1: the command \\newcommand is not drawn here",
    "x + \\includegraphics{a} | a.svg | formula:1:5: the command \\includegraphics",
    "\\frac{a | a.pdf | is not closed",
    "tanh(x | - | formula:1:7",
    "x^2 | a.gif | names no kind of picture",
    "x^2 | a | names no kind of picture",
  })
  void mistakesAreOneSentence(String formula, String file, String expected) {
    CommandLineRun run = file.equals("-") ? CommandLineRun.in(directory, "tex", formula) : CommandLineRun.in(directory, "tex", formula, "-o", file);
    assertAll(() -> assertEquals(2, run.status(), run.err()), () -> assertEquals("", run.out()),
        () -> assertTrue(run.err().contains(expected), run.err()), () -> assertEquals(1, run.err().lines().count(), run.err()),
        () -> assertFalse(Files.exists(directory.resolve(file))));
  }

  @Test
  void sizesAreBounded() {
    assertEquals(2, CommandLineRun.in(directory, "tex", "x", "-o", "a.png", "--size", "1e9").status());
    assertEquals(2, CommandLineRun.in(directory, "tex", "x", "-o", "a.png", "--resolution", "NaN").status());
  }
}
