package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a statement at words that stand outside all brackets. */
final class Keywords {
  /** What follows a keyword, up to the next; the first part follows none. */
  record Part(Statement.Word keyword, SourceText text) {}

  private Keywords() {}

  static List<Part> split(SourceText s, int from, Set<String> keywords) {
    List<Part> parts = new ArrayList<>();
    String text = s.text();
    Statement.Word current = new Statement.Word("", s.at(from));
    int start = from;
    int depth = 0;
    int k = from;
    while (k < text.length()) {
      char c = text.charAt(k);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (!Character.isJavaIdentifierStart(c)) {
        k++;
        continue;
      }
      int end = k;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      String word = text.substring(k, end);
      if (depth == 0 && keywords.contains(word)) {
        parts.add(new Part(current, s.part(start, k)));
        current = new Statement.Word(word, s.at(k));
        start = end;
      }
      k = end;
    }
    parts.add(new Part(current, s.part(start, text.length())));
    return parts;
  }
}
