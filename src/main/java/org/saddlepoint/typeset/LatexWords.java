package org.saddlepoint.typeset;

import java.util.HashMap;
import java.util.Map;

/** Words as LaTeX: special characters escaped, and characters outside the keyboard as the commands that every LaTeX knows. */
final class LatexWords {
  private static final Map<Integer, String> COMMANDS = commands();

  private LatexWords() {}

  static String of(String words) {
    StringBuilder safe = new StringBuilder();
    words.codePoints().forEach(c -> {
      switch (c) {
        case '\\' -> safe.append("$\\backslash$");
        case '~', '^' -> safe.append('\\').appendCodePoint(c).append("{}");
        case '%', '#', '&', '_', '$', '{', '}' -> safe.append('\\').appendCodePoint(c);
        case '<', '>', '|' -> safe.append('$').appendCodePoint(c).append('$');
        default -> safe.append(COMMANDS.getOrDefault(c, new String(Character.toChars(c))));
      }
    });
    return safe.toString();
  }

  private static Map<Integer, String> commands() {
    Map<Integer, String> commands = new HashMap<>();
    for (Glyph glyph : Glyph.values()) {
      commands.put(glyph.unicode().codePointAt(0), "$" + glyph.latex() + "$");
    }
    for (Sign sign : Sign.values()) {
      int c = sign.unicode().codePointAt(0);
      if (c > 127) {
        commands.put(c, "$" + sign.latex() + "$");
      }
    }
    String[][] others = {
      {"→", "$\\to$"}, {"↔", "$\\leftrightarrow$"}, {"⇒", "$\\Rightarrow$"}, {"∫", "$\\int$"}, {"∬", "$\\iint$"}, {"∑", "$\\sum$"}, {"∏", "$\\prod$"}, {"√", "$\\surd$"},
      {"⟨", "$\\langle$"}, {"⟩", "$\\rangle$"}, {"½", "$\\frac12$"}, {"·", "$\\cdot$"}, {"²", "$^2$"}, {"³", "$^3$"}, {"′", "$'$"}, {"∀", "$\\forall$"}, {"∝", "$\\propto$"},
      {"–", "--"}, {"—", "---"}, {"…", "\\ldots{}"}, {"“", "``"}, {"”", "''"}, {"‘", "`"}, {"’", "'"}, {"\u00a0", "~"}, {"𝒱", "$\\mathcal{V}$"}, {"𝒟", "$\\mathcal{D}$"},
      {"⁻", "$^-$"}, {"¹", "$^1$"}, {"∼", "$\\sim$"}, {"≪", "$\\ll$"}, {"≫", "$\\gg$"}
    };
    for (String[] pair : others) {
      commands.put(pair[0].codePointAt(0), pair[1]);
    }
    return Map.copyOf(commands);
  }
}
