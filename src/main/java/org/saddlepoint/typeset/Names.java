package org.saddlepoint.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a name in a model file is written on paper: Greek by its English name, {@code x~} with a tilde, {@code gbar} and
 * {@code xhat} with accents, primes kept, what follows an underscore, digits or capitals at the end as a subscript
 * ({@code rho0}, {@code JEI}), other words upright.
 */
final class Names {
  private static final List<Suffix> ACCENTS = List.of(new Suffix("bar", Mark.BAR), new Suffix("hat", Mark.HAT), new Suffix("tilde", Mark.TILDE));

  private record Suffix(String word, Mark mark) {}

  private Names() {}

  static Formula read(String name) {
    if (name.isEmpty()) {
      return Formula.EMPTY;
    }
    if (name.endsWith("'")) {
      int count = name.length();
      while (count > 0 && name.charAt(count - 1) == '\'') {
        count--;
      }
      return Formula.primes(read(name.substring(0, count)), name.length() - count);
    }
    if (name.endsWith("~")) {
      return marked(Mark.TILDE, read(name.substring(0, name.length() - 1)));
    }
    int underscore = name.indexOf('_');
    if (underscore > 0 && underscore < name.length() - 1) {
      return Formula.sub(read(name.substring(0, underscore)), subscript(name.substring(underscore + 1)));
    }
    return plain(name);
  }

  /** The accent over the letter, not over the letter and its indices. */
  static Formula marked(Mark mark, Formula body) {
    return body instanceof Formula.Script s ? new Formula.Script(marked(mark, s.base()), s.lower(), s.upper()) : Formula.accent(mark, body);
  }

  private static Formula plain(String name) {
    Optional<Formula> letter = letter(name);
    if (letter.isPresent()) {
      return letter.get();
    }
    if (name.chars().allMatch(Character::isDigit)) {
      return new Formula.Number(name);
    }
    for (Suffix suffix : ACCENTS) {
      if (name.endsWith(suffix.word)) {
        Optional<Formula> body = letter(name.substring(0, name.length() - suffix.word.length()));
        if (body.isPresent()) {
          return Formula.accent(suffix.mark, body.get());
        }
      }
    }
    return stemWithIndex(name).orElseGet(() -> Formula.roman(name));
  }

  /** rho0, x12, JEI: one letter followed by digits or capitals. */
  private static Optional<Formula> stemWithIndex(String name) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    if (end == name.length()) {
      while (end > 0 && Character.isUpperCase(name.charAt(end - 1))) {
        end--;
      }
      end = Math.max(end, 1);
    }
    if (end == 0 || end == name.length() || name.equals("PR")) {
      return Optional.empty();
    }
    String index = name.substring(end);
    Formula lower = Character.isDigit(index.charAt(0)) ? new Formula.Number(index) : letters(index);
    return letter(name.substring(0, end)).map(stem -> Formula.sub(stem, lower));
  }

  private static Optional<Formula> letter(String name) {
    boolean one = name.length() == 1 && Character.isLetter(name.charAt(0));
    return one || Glyph.named(name).isPresent() ? Optional.of(new Formula.Symbol(name, Style.ITALIC)) : Optional.empty();
  }

  /** What follows an underscore: a letter or Greek name, a number, or a word; further underscores separate by commas. */
  private static Formula subscript(String name) {
    List<Formula> parts = new ArrayList<>();
    for (String part : name.split("_")) {
      if (!part.isEmpty()) {
        parts.add(plain(part));
      }
    }
    return Formula.list(parts);
  }

  /**
   * Indices of a sum or of a symbol. One or two letters, each with primes, or any number of capitals or of i … l stand
   * for separate indices ({@code i}, {@code ij}, {@code i'j'}, {@code ijkl}, {@code EE}); a name known to {@link #read} is that name; anything
   * else is a word.
   */
  static Formula indices(String indices) {
    String bare = indices.replace("'", "");
    boolean separate = bare.length() <= 2 || bare.chars().allMatch(Character::isUpperCase) || bare.chars().allMatch(c -> c >= 'i' && c <= 'l');
    if (!separate || Glyph.named(bare).isPresent() || !bare.chars().allMatch(Character::isLetter)) {
      return read(indices);
    }
    return letters(indices);
  }

  private static Formula letters(String word) {
    List<Formula> parts = new ArrayList<>();
    for (char c : word.toCharArray()) {
      if (c == '\'' && !parts.isEmpty()) {
        parts.add(Formula.prime(parts.remove(parts.size() - 1)));
      } else {
        parts.add(new Formula.Symbol(String.valueOf(c), Style.ITALIC));
      }
    }
    return Formula.row(parts);
  }
}
