package org.saddlepoint.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a formula before the drawing library does and lets through only what draws: known commands and environments, balanced
 * braces of bounded depth, bounded length. Definitions of macros (which can run forever), file access, dimensions of the
 * author's choice and arbitrary fonts are not among the known commands.
 */
final class LatexGuard {
  private static final int LONGEST = 100_000;
  private static final int DEEPEST = 200;

  /** The library reads what stands between growing brackets, and in an environment, twice: time doubles with each level. */
  private static final int DEEPEST_GROWING = 9;

  private static final Set<String> COMMANDS = words("commands.txt");
  private static final Set<String> ENVIRONMENTS = words("environments.txt");
  private static final Pattern TOKEN = Pattern.compile("\\\\(?:[A-Za-z]+|.|$)|[{}#]", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\s*\\{([^{}]*)\\}");

  private LatexGuard() {}

  /** @throws RenderException if the formula holds anything that is not known to draw */
  static void check(String latex) {
    if (latex.isBlank()) {
      throw new RenderException(0, "the formula is empty", "give a formula");
    }
    if (latex.length() > LONGEST) {
      throw new RenderException(0, "the formula has " + latex.length() + " characters", "give at most " + LONGEST);
    }
    int depth = 0;
    int growing = 0;
    Matcher token = TOKEN.matcher(latex);
    while (token.find()) {
      switch (token.group()) {
        case "{" -> depth++;
        case "}" -> depth--;
        case "#" -> throw new RenderException(token.start(), "'#' stands for the argument of a macro, and there are no macros here",
            "write \\# for the sign");
        default -> checkCommand(latex, token);
      }
      growing += growth(token.group());
      if (growing > DEEPEST_GROWING) {
        throw new RenderException(token.start(), "\\left and \\begin are nested more than " + DEEPEST_GROWING + " deep", "write a flatter formula, or ( for \\left(");
      }
      if (depth < 0) {
        throw new RenderException(token.start(), "this brace closes nothing", "remove it, or open one before it");
      }
      if (depth > DEEPEST) {
        throw new RenderException(token.start(), "braces are nested more than " + DEEPEST + " deep", "write a flatter formula");
      }
    }
    if (depth > 0) {
      throw new RenderException(latex.length(), depth + " brace" + (depth == 1 ? " is" : "s are") + " not closed", "close every brace");
    }
  }

  private static int growth(String token) {
    return switch (token) {
      case "\\left", "\\begin" -> 1;
      case "\\right", "\\end" -> -1;
      default -> 0;
    };
  }

  private static void checkCommand(String latex, Matcher token) {
    String command = token.group().substring(1);
    boolean space = !command.isEmpty() && command.isBlank();
    if (!space && !COMMANDS.contains(command)) {
      String shown = command.isEmpty() ? "a backslash at the end" : "the command \\" + command;
      throw new RenderException(token.start(), shown + " is not drawn here",
          "use the mathematics of LaTeX and amsmath without definitions, files or dimensions");
    }
    if (command.equals("begin") || command.equals("end")) {
      Matcher name = NAME.matcher(latex).region(token.end(), latex.length());
      if (!name.lookingAt() || !ENVIRONMENTS.contains(name.group(1))) {
        throw new RenderException(token.start(), "the environment " + (name.lookingAt() ? name.group(1) : "without a name")
            + " is not drawn here", "use one of " + String.join(", ", ENVIRONMENTS.stream().sorted().toList()));
      }
    }
  }

  private static Set<String> words(String resource) {
    try (InputStream text = LatexGuard.class.getResourceAsStream(resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("% "))
          .flatMap(line -> Pattern.compile(" ").splitAsStream(line)).filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list stands beside this class", unreadable);
    }
  }
}
