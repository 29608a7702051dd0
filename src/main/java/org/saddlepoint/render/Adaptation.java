package org.saddlepoint.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings LaTeX as papers write it into the dialect of the drawing library: the switch to mathematics around it is taken off,
 * labels go, a tag moves into the line, and a few commands that the library lacks get their equivalents.
 */
final class Adaptation {
  private static final Pattern SWITCH = Pattern.compile(
      "\\A\\s*(?:\\$\\$(.*)\\$\\$|\\$([^$]*)\\$|\\\\\\[(.*)\\\\\\]|\\\\\\((.*)\\\\\\)|\\\\begin\\{(equation\\*?|displaymath|math)\\}(.*)\\\\end\\{\\5\\})\\s*\\z",
      Pattern.DOTALL);
  private static final Pattern STARRED = Pattern.compile("\\\\(begin|end)\\{(align|gather|multline)\\*\\}");
  private static final Pattern LABEL = Pattern.compile("\\\\label\\s*\\{[^{}]*\\}|\\\\(?:nonumber|notag)(?![A-Za-z])");
  private static final Pattern TAG = Pattern.compile("\\\\tag\\s*\\{([^{}]*)\\}");
  private static final Pattern CASES = Pattern.compile("\\\\begin\\{cases\\}.*?\\\\end\\{cases\\}", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("(?<!\\\\)&");
  private static final Pattern OTHER_NAME = Pattern.compile("\\\\(bm|mathbbm|coloneqq|operatorname\\*|middle\\\\vert|lVert|rVert|lvert|rvert)(?![A-Za-z])");

  private Adaptation() {}

  static String adapt(String latex) {
    String inner = withoutSwitch(latex);
    inner = STARRED.matcher(inner).replaceAll("\\\\$1{$2}");
    // A blank in its place, so that what stood around it does not grow together into another command.
    inner = LABEL.matcher(inner).replaceAll(" ");
    inner = TAG.matcher(inner).replaceAll("\\\\qquad(\\\\text{$1})");
    // The library sets the columns of cases without a space between them.
    inner = CASES.matcher(inner).replaceAll(found -> Matcher.quoteReplacement(COLUMN.matcher(found.group()).replaceAll("&\\\\quad ")));
    return OTHER_NAME.matcher(inner).replaceAll(found -> Matcher.quoteReplacement(otherName(found.group(1))));
  }

  private static String withoutSwitch(String latex) {
    Matcher matcher = SWITCH.matcher(latex);
    if (!matcher.matches()) {
      return latex;
    }
    for (int group : new int[] {1, 2, 3, 4, 6}) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return latex;
  }

  private static String otherName(String command) {
    return switch (command) {
      case "bm" -> "\\boldsymbol";
      case "mathbbm" -> "\\mathbb";
      case "coloneqq" -> "\\colonequals";
      case "operatorname*" -> "\\operatorname";
      case "middle\\vert" -> "\\middle|";
      case "lVert", "rVert" -> "\\Vert ";
      default -> "\\vert ";
    };
  }
}
