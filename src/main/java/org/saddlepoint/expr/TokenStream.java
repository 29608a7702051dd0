package org.saddlepoint.expr;

import java.util.List;
import java.util.Optional;

/** The tokens of a formula with a place in them: looking ahead, passing over, demanding. */
final class TokenStream {
  private final FormulaText formula;
  private final List<Token> tokens;
  private int next;

  TokenStream(FormulaText formula) {
    this.formula = formula;
    this.tokens = Lexer.tokens(formula);
    if (tokens.size() == 1) {
      throw formula.error(0, "the formula is empty", "write one, as in tanh(x)");
    }
  }

  FormulaText formula() {
    return formula;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token that many places further on, or the end. */
  Token peek(int further) {
    return tokens.get(Math.min(next + further, tokens.size() - 1));
  }

  Token take() {
    return tokens.get(next++);
  }

  /** Where the last token that was read ends. */
  int lastEnd() {
    return tokens.get(next - 1).end();
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean takeWord(String word) {
    if (peek().isName(word)) {
      next++;
      return true;
    }
    return false;
  }

  boolean takeMark(String mark) {
    if (peek().is(mark)) {
      next++;
      return true;
    }
    return false;
  }

  /** Demands a mark; {@code form} shows what it belongs to. */
  void expect(String mark, String form) {
    if (!takeMark(mark)) {
      throw unexpected("'" + mark + "' as in " + form);
    }
  }

  /** Demands the bracket that closes {@code open}. */
  void close(Token open) {
    if (atEnd()) {
      throw formula.error(peek().start(), "the bracket '(' at character " + (open.start() + 1) + " of the formula is not closed", "add ')'");
    }
    if (!takeMark(")")) {
      throw unexpected("',' or ')'");
    }
  }

  Syntax.Name name() {
    Token token = peek();
    if (token.kind() != Token.Kind.NAME) {
      throw unexpected("a name");
    }
    next++;
    return new Syntax.Name(token.start(), token.end(), token.text(), false, List.of(), List.of());
  }

  int integer() {
    Token token = peek();
    if (token.kind() != Token.Kind.NUMBER || !token.text().matches("[0-9]{1,4}")) {
      throw unexpected("a small integer");
    }
    next++;
    return Integer.parseInt(token.text());
  }

  /** The relation that comes next, which is not passed over. */
  Optional<Relation> relation() {
    for (Relation relation : Relation.values()) {
      if (peek().is(relation.spelling())) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /** The error for the token that comes next, which cannot stand here. */
  InputException unexpected(String expected) {
    Optional<Token> before = next == 0 ? Optional.empty() : Optional.of(tokens.get(next - 1));
    return Unexpected.at(formula, before, peek(), expected);
  }
}
