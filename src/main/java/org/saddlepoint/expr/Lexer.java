package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;

/** Splits a formula into tokens; a character or operator that the grammar does not have is refused with what to write instead. */
final class Lexer {
  private static final int LONGEST_NUMBER = 400;
  private static final List<String> MARKS = List.of("==", "<=", ">=", "!=", "->", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "'", "~", "=", "<", ">");

  private final FormulaText formula;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(FormulaText formula) {
    this.formula = formula;
    this.text = formula.text();
  }

  static List<Token> tokens(FormulaText formula) {
    return new Lexer(formula).all();
  }

  private List<Token> all() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else if (isDigit(c)) {
        number();
      } else if (isLetter(c) || c == '_') {
        name();
      } else {
        mark();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
    return tokens;
  }

  private void number() {
    int start = at;
    digits();
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        throw formula.error(start, "'" + formula.excerpt(start, at) + "' ends in a decimal point", "write " + formula.excerpt(start, at) + "0");
      }
      digits();
    }
    int exponent = exponentEnd();
    if (exponent > 0) {
      at = exponent;
    }
    if (at - start > LONGEST_NUMBER) {
      throw formula.error(start, "a number of " + (at - start) + " characters", "numbers have at most " + LONGEST_NUMBER);
    }
    tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at), start, at));
    if (at < text.length() && text.charAt(at) == '.') {
      throw formula.error(at, "a second decimal point in '" + formula.excerpt(start, at + 1) + "'", "a number has one, as in 12.5");
    }
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  /** Where the exponent after a mantissa ends, -1 if there is none. */
  private int exponentEnd() {
    if (at >= text.length() || text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return -1;
    }
    int end = at + 1;
    if (end < text.length() && (text.charAt(end) == '+' || text.charAt(end) == '-')) {
      end++;
    }
    int digits = end;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end > digits ? end : -1;
  }

  private void name() {
    int start = at;
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (text.charAt(start) == '_') {
      throw formula.error(start, "the name '" + formula.excerpt(start, at) + "' begins with an underscore", "a name begins with a letter");
    }
    tokens.add(new Token(Token.Kind.NAME, text.substring(start, at), start, at));
  }

  private void mark() {
    if (text.startsWith("**", at)) {
      throw formula.error(at, "'**' is not an operator", "write ^ for a power, as in x^2");
    }
    if (text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
      throw formula.error(at, "a number begins with a decimal point", "write 0" + formula.excerpt(at, digitsEnd(at + 1)));
    }
    for (String mark : MARKS) {
      if (text.startsWith(mark, at)) {
        tokens.add(new Token(Token.Kind.MARK, mark, at, at + mark.length()));
        at += mark.length();
        return;
      }
    }
    int point = text.codePointAt(at);
    throw formula.error(at, Characters.wrong(point), Characters.right(point));
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
