package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recursive descent through one expression; see {@link FormulaParser} for the grammar. */
final class ExpressionParser {
  private final FormulaText formula;
  private final Dialect dialect;
  private final TokenStream tokens;
  private int depth;

  ExpressionParser(TokenStream tokens, Dialect dialect) {
    this.formula = tokens.formula();
    this.tokens = tokens;
    this.dialect = dialect;
  }

  /** The next expression; stops before what cannot continue it. */
  Syntax expression() {
    int start = tokens.peek().start();
    List<Syntax.Term> terms = new ArrayList<>();
    terms.add(new Syntax.Term(false, start, term()));
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Token sign = tokens.take();
      terms.add(new Syntax.Term(sign.is("-"), sign.start(), term()));
    }
    return terms.size() == 1 ? terms.get(0).operand() : new Syntax.Sum(start, tokens.lastEnd(), terms);
  }

  /** {@code expr relop expr}. */
  Syntax.Comparison comparison() {
    Syntax left = expression();
    Token sign = tokens.peek();
    Optional<Relation> relation = tokens.relation();
    if (relation.isEmpty()) {
      if (sign.is("=")) {
        throw formula.error(sign.start(), "a single = does not compare", "write ==");
      }
      throw sign.is(",") || sign.is(")")
          ? formula.error(left, "'" + formula.excerpt(left) + "' is not a condition", "compare two expressions, as in " + formula.excerpt(left) + " > 0")
          : tokens.unexpected("a comparison such as < or ==");
    }
    if (relation.get() == Relation.NOT_EQUAL && dialect == Dialect.MODEL) {
      throw formula.error(sign.start(), "'!=' is not available in a model", "write == and exchange the two values");
    }
    tokens.take();
    Syntax right = expression();
    if (tokens.relation().isPresent()) {
      throw formula.error(tokens.peek().start(), "two comparisons in a row", "write one comparison of two expressions");
    }
    return new Syntax.Comparison(left.start(), tokens.lastEnd(), relation.get(), sign.start(), left, right);
  }

  private Syntax term() {
    int start = tokens.peek().start();
    List<Syntax.Factor> factors = new ArrayList<>();
    factors.add(new Syntax.Factor(false, start, unary()));
    while (tokens.peek().is("*") || tokens.peek().is("/")) {
      Token operator = tokens.take();
      factors.add(new Syntax.Factor(operator.is("/"), operator.start(), unary()));
    }
    return factors.size() == 1 ? factors.get(0).operand() : new Syntax.Product(start, tokens.lastEnd(), factors);
  }

  private Syntax unary() {
    Token token = tokens.peek();
    if (++depth > FormulaParser.MAXIMUM_DEPTH) {
      throw formula.error(token.start(), "the formula is nested more than " + FormulaParser.MAXIMUM_DEPTH + " deep here", "split it into functions, or remove needless brackets");
    }
    Syntax result;
    if (token.is("-")) {
      tokens.take();
      Syntax operand = unary();
      result = new Syntax.Negation(token.start(), tokens.lastEnd(), operand);
    } else {
      result = power();
    }
    depth--;
    return result;
  }

  private Syntax power() {
    int start = tokens.peek().start();
    Syntax base = atom();
    if (!tokens.peek().is("^")) {
      return base;
    }
    Token operator = tokens.take();
    Syntax exponent = unary();
    return new Syntax.Power(start, tokens.lastEnd(), operator.start(), base, exponent);
  }

  Syntax atom() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.NUMBER) {
      tokens.take();
      return new Syntax.Number(token.start(), token.end(), value(token));
    }
    if (token.kind() == Token.Kind.NAME) {
      return reference();
    }
    if (token.is("(")) {
      tokens.take();
      Syntax inner = expression();
      tokens.close(token);
      return inner;
    }
    throw tokens.unexpected("a number, a name or '('");
  }

  private Rational value(Token token) {
    Rational value;
    try {
      value = Rational.parseDecimal(token.text());
    } catch (ExpressionLimitException | NumberFormatException tooLarge) {
      throw outOfRange(token);
    }
    double rounded = value.doubleValue();
    if (Double.isInfinite(rounded) || rounded == 0 && !value.isZero()) {
      throw outOfRange(token);
    }
    return value;
  }

  private InputException outOfRange(Token token) {
    return formula.error(token.start(), "the number " + token.quoted() + " is beyond double precision", "numbers lie between 1e-308 and 1e308");
  }

  private Syntax reference() {
    Token token = tokens.take();
    boolean claim = dialect == Dialect.CLAIM;
    boolean response = claim && tokens.peek().is("~") && tokens.peek(1).kind() != Token.Kind.NAME;
    if (response) {
      tokens.take();
    }
    List<Syntax> labels = List.of();
    if (tokens.peek().is("[")) {
      Token open = tokens.take();
      labels = list(open, "]");
    }
    List<Integer> orders = orders();
    Syntax.Name head = new Syntax.Name(token.start(), tokens.lastEnd(), token.text(), response, labels, orders);
    if (!tokens.peek().is("(")) {
      return head;
    }
    if (!claim && !head.bare()) {
      throw orders.isEmpty()
          ? formula.error(token.start() + token.text().length(), "brackets [ ] after the name of a function", "write round brackets")
          : formula.error(token.start() + token.text().length(), "a prime is a time derivative and follows a field", "write the derivative of a function as a formula of its own");
    }
    Token open = tokens.take();
    if (tokens.peek().is(")")) {
      throw formula.error(tokens.peek().start(), "'" + token.text() + "' has no argument", "write one, as in " + token.text() + "(x)");
    }
    List<Syntax> arguments = token.text().equals("if") ? choice(token, open) : list(open, ")");
    if (!claim && tokens.peek().is("'")) {
      throw formula.error(tokens.peek().start(), "a prime is a time derivative and follows a field", "write the derivative of a function as a formula of its own");
    }
    return new Syntax.Call(token.start(), tokens.lastEnd(), head, arguments);
  }

  /** The primes after a name, with {@code [1,0]} for a function of several arguments. */
  private List<Integer> orders() {
    int primes = 0;
    while (tokens.peek().is("'")) {
      tokens.take();
      primes++;
    }
    if (primes == 0) {
      return List.of();
    }
    if (primes > 1 || dialect == Dialect.MODEL || !tokens.peek().is("[")) {
      return List.of(primes);
    }
    tokens.take();
    List<Integer> orders = new ArrayList<>();
    do {
      orders.add(tokens.integer());
    } while (tokens.takeMark(","));
    tokens.expect("]", "f'[1,0](x, y)");
    return orders;
  }

  private List<Syntax> list(Token open, String closing) {
    List<Syntax> items = new ArrayList<>();
    do {
      items.add(item());
    } while (tokens.takeMark(","));
    if (closing.equals(")")) {
      tokens.close(open);
    } else {
      tokens.expect(closing, "a closing ]");
    }
    return items;
  }

  /** An argument; in a claim also {@code x -> a} and {@code x ~ law}. */
  private Syntax item() {
    Token after = tokens.peek(1);
    if (dialect == Dialect.CLAIM && tokens.peek().kind() == Token.Kind.NAME) {
      if (after.is("->")) {
        return approach();
      }
      if (after.is("~") && tokens.peek(2).kind() == Token.Kind.NAME) {
        Syntax.Name variable = tokens.name();
        tokens.take();
        Syntax law = expression();
        return new Syntax.Distributed(variable.start(), tokens.lastEnd(), variable, law);
      }
    }
    return expression();
  }

  private Syntax approach() {
    Syntax.Name variable = tokens.name();
    tokens.take();
    Syntax target = expression();
    Syntax.Side side = Syntax.Side.BOTH;
    if (tokens.takeWord("from")) {
      if (tokens.takeWord("above")) {
        side = Syntax.Side.ABOVE;
      } else if (tokens.takeWord("below")) {
        side = Syntax.Side.BELOW;
      } else {
        throw tokens.unexpected("'above' or 'below'");
      }
    }
    return new Syntax.Approach(variable.start(), tokens.lastEnd(), variable, target, side);
  }

  private List<Syntax> choice(Token head, Token open) {
    List<Syntax> arguments = new ArrayList<>();
    arguments.add(comparison());
    while (tokens.takeMark(",")) {
      arguments.add(expression());
    }
    tokens.close(open);
    if (arguments.size() != 3) {
      throw formula.error(head.start(), "if has " + arguments.size() + (arguments.size() == 1 ? " argument" : " arguments"), "it takes three: if(x < 0, a, b)");
    }
    return arguments;
  }
}
