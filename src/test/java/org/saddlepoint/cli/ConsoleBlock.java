package org.saddlepoint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page of documentation shows being typed and answered.
 *
 * <pre>
 * ```console
 * $ saddlepoint new my-network
 * wrote my-network.toml; …
 * $ saddlepoint solve no-such-file.toml
 * … no-such-file.toml …
 * (exit status 2)
 * ```
 * </pre>
 *
 * <p>Every line below a command must occur in its output, in this order, with {@code …} standing for anything and runs of
 * blanks counting as one. The exit status is 0 unless the last line says otherwise.
 *
 * @param line the line of the page on which the command stands, from 1
 * @param arguments the command's words after {@code saddlepoint}
 * @param expected the lines shown below it
 * @param status the exit status shown
 */
record ConsoleBlock(int line, List<String> arguments, List<String> expected, int status) {

  private static final Pattern COMMAND = Pattern.compile("\\$ (?:\\./)?saddlepoint(?: (.*))?");
  private static final Pattern STATUS = Pattern.compile("\\(exit status (\\d+)\\)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** All commands that a page's {@code console} blocks show. */
  static List<ConsoleBlock> of(String page) {
    List<ConsoleBlock> commands = new ArrayList<>();
    String[] lines = page.split("\n", -1);
    boolean inside = false;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("```")) {
        inside = !inside && lines[i].strip().equals("```console");
      } else if (inside && lines[i].startsWith("$")) {
        commands.add(read(lines, i));
      }
    }
    return commands;
  }

  private static ConsoleBlock read(String[] lines, int at) {
    Matcher command = COMMAND.matcher(lines[at]);
    if (!command.matches()) {
      throw new IllegalArgumentException("line " + (at + 1) + ": a console block shows saddlepoint commands only, not "
          + lines[at]);
    }
    List<String> expected = new ArrayList<>();
    int status = 0;
    for (int i = at + 1; i < lines.length && !lines[i].startsWith("$") && !lines[i].startsWith("```"); i++) {
      Matcher shown = STATUS.matcher(lines[i]);
      if (shown.matches()) {
        status = Integer.parseInt(shown.group(1));
      } else if (!lines[i].isBlank()) {
        expected.add(lines[i]);
      }
    }
    return new ConsoleBlock(at + 1, words(command.group(1)), expected, status);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text == null ? "" : text);
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }

  /** The first expected line that {@code output} lacks, in order; empty when it shows them all. */
  String missingFrom(String output) {
    String rest = output.replaceAll("[ \t]+", " ");
    for (String line : expected) {
      Matcher found = pattern(line).matcher(rest);
      if (!found.find()) {
        return line;
      }
      rest = rest.substring(found.end());
    }
    return "";
  }

  private static Pattern pattern(String line) {
    StringBuilder pattern = new StringBuilder();
    for (String piece : line.strip().replaceAll("[ \t]+", " ").split("…", -1)) {
      pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(piece.equals(" ") ? "" : piece));
    }
    return Pattern.compile(pattern.toString());
  }
}
