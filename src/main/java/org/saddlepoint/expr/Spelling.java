package org.saddlepoint.expr;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a user may have meant by a word that is not known. */
public final class Spelling {
  private Spelling() {}

  /** The known word nearest to the given one, if it is near: at most one mistake, or one per three letters. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(k -> !k.equals(word))
        .min(Comparator.<String>comparingInt(k -> k.equalsIgnoreCase(word) ? 0 : distance(word, k)).thenComparing(k -> !sameLetters(k, word)).thenComparing(k -> k))
        .filter(k -> k.equalsIgnoreCase(word) || distance(word, k) <= Math.max(word.length(), k.length()) / 3 || word.length() > 1 && k.length() > 1 && distance(word, k) == 1);
  }

  /** Exchanged letters are the commoner slip: tahn is tanh and not tan. */
  private static boolean sameLetters(String a, String b) {
    return Arrays.equals(a.chars().sorted().toArray(), b.chars().sorted().toArray());
  }

  /** {@code did you mean 'tanh'?}, or else the given advice. */
  public static String advice(String word, Collection<String> known, String otherwise) {
    return nearest(word, known).map(k -> "did you mean '" + k + "'?").orElse(otherwise);
  }

  /** The fewest insertions, deletions, replacements of one letter and exchanges of neighbours that turn one word into the other. */
  public static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[b.length()];
  }
}
