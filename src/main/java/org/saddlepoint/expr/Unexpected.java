package org.saddlepoint.expr;

import java.util.Optional;

/** Says what is wrong with a token that cannot stand where it stands, by the habit of other languages that it most likely comes from. */
final class Unexpected {
  private Unexpected() {}

  static InputException at(FormulaText formula, Optional<Token> before, Token token, String expected) {
    int at = token.start();
    boolean afterOperand = before.map(Unexpected::endsOperand).orElse(false);
    if (afterOperand && startsOperand(token)) {
      return missingOperator(formula, before.get(), token);
    }
    if (token.kind() == Token.Kind.END) {
      return formula.error(at, "the formula ends where " + expected + " is expected", before.map(t -> "complete what follows " + t.quoted()).orElse("complete it"));
    }
    if (!afterOperand && token.is("+")) {
      return formula.error(at, "a plus sign stands before a term", "leave it out");
    }
    if (token.is("=")) {
      return formula.error(at, "a single = stands inside a formula", "= divides the two sides of an equation, == compares inside if(…)");
    }
    if (afterOperand && (token.is("<") || token.is(">") || token.is("<=") || token.is(">=") || token.is("==") || token.is("!="))) {
      return formula.error(at, "a comparison stands outside if", "write if(x " + token.text() + " 0, a, b)");
    }
    if (token.is(",") && decimalComma(formula, before, token)) {
      return formula.error(at, "a comma divides arguments", "write a decimal point, as in 0.5");
    }
    if (token.is(",") && afterOperand) {
      return formula.error(at, "a comma stands outside the arguments of a function", "remove it");
    }
    if (token.is(")")) {
      return afterOperand
          ? formula.error(at, "a bracket ')' closes nothing", "remove it, or open it with '('")
          : formula.error(at, "')' stands where " + expected + " is expected", "complete the formula before it");
    }
    if (token.is("'")) {
      return formula.error(at, "a prime stands after " + before.map(Token::quoted).orElse("nothing"), "a prime is a time derivative and follows the name of a field, as in x'");
    }
    if (token.is("[")) {
      return formula.error(at, "a bracket '[' stands here", "group with round brackets");
    }
    if (token.is("~") || token.is("->")) {
      return formula.error(at, token.quoted() + " stands here", "it has a meaning only in claims, in mean(e, x ~ normal(v)), limit(e, x -> a) and x~");
    }
    return formula.error(at, token.quoted() + " stands where " + expected + " is expected", "check what comes before it");
  }

  private static InputException missingOperator(FormulaText formula, Token before, Token token) {
    String left = before.text();
    if (before.kind() == Token.Kind.NAME && Builtin.named(left).isPresent()) {
      return formula.error(token.start(), "the argument of " + left + " has no brackets", "write " + left + "(" + token.text() + ")");
    }
    if (token.kind() == Token.Kind.NAME && (token.text().equals("and") || token.text().equals("or"))) {
      return formula.error(token.start(), "'" + token.text() + "' does not belong in a formula", "nest if(…) for several conditions");
    }
    return formula.error(
        token.start(), "an operator is missing between " + before.quoted() + " and " + token.quoted(), "write " + cut(left) + "*" + cut(token.text()) + " if a product is meant");
  }

  private static String cut(String text) {
    return text.length() <= 20 ? text : text.substring(0, 18) + "…";
  }

  private static boolean decimalComma(FormulaText formula, Optional<Token> before, Token comma) {
    String text = formula.text();
    return before.isPresent()
        && before.get().kind() == Token.Kind.NUMBER
        && before.get().end() == comma.start()
        && comma.end() < text.length()
        && Character.isDigit(text.charAt(comma.end()));
  }

  private static boolean endsOperand(Token token) {
    return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.NAME || token.is(")") || token.is("]") || token.is("'");
  }

  private static boolean startsOperand(Token token) {
    return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.NAME || token.is("(");
  }

}
