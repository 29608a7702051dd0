package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recursive-descent parser of formulas:
 *
 * <pre>
 * equation = expr "=" expr
 * expr     = term {("+"|"-") term};   term = unary {("*"|"/") unary};   unary = "-" unary | power
 * power    = atom ["^" unary]
 * atom     = NUMBER | NAME {"'"} | NAME "[" expr "]" | NAME "(" expr {"," expr} ")" | "(" expr ")"
 * </pre>
 *
 * with a comparison as first argument of {@code if}; the claim dialect adds what {@link Dialect#CLAIM} lists. Names keep no
 * meaning here ({@link Resolver} gives them one). Mistakes are {@link InputException} at the offending token. A parser is used
 * once; it reads on from where the last method stopped, and {@link #end} demands that nothing is left.
 */
public final class FormulaParser {
  /** The longest formula, in characters. */
  public static final int MAXIMUM_LENGTH = 100_000;

  /** The deepest nesting of brackets, minus signs and exponents. */
  public static final int MAXIMUM_DEPTH = 200;

  private final FormulaText formula;
  private final Dialect dialect;
  private final List<Token> tokens;
  private int next;
  private int depth;

  public FormulaParser(FormulaText formula, Dialect dialect) {
    if (formula.text().length() > MAXIMUM_LENGTH) {
      throw formula.error(0, "a formula of " + formula.text().length() + " characters", "a formula has at most " + MAXIMUM_LENGTH);
    }
    this.formula = formula;
    this.dialect = dialect;
    this.tokens = Lexer.tokens(formula);
    if (tokens.size() == 1) {
      throw formula.error(0, "the formula is empty", "write one, as in tanh(x)");
    }
  }

  /** A whole text that is one expression. */
  public static Syntax expression(FormulaText formula, Dialect dialect) {
    FormulaParser parser = new FormulaParser(formula, dialect);
    Syntax result = parser.expression();
    parser.end();
    return result;
  }

  /** A whole text that is one equation {@code left = right}. */
  public static Syntax.Equation equation(FormulaText formula) {
    FormulaParser parser = new FormulaParser(formula, Dialect.MODEL);
    Syntax left = parser.expression();
    Token equals = parser.peek();
    if (equals.is("==")) {
      throw formula.error(equals.start(), "'==' compares", "an equation has a single =");
    }
    if (!equals.is("=")) {
      throw equals.kind() == Token.Kind.END
          ? formula.error(equals.start(), "an equation needs two sides", "write one with =, as in x' = -x + sum(J, phi(x))")
          : parser.unexpected("an operator or =");
    }
    parser.next++;
    Syntax right = parser.expression();
    if (parser.peek().is("=")) {
      throw formula.error(parser.peek().start(), "a second = in one equation", "write one equation per field");
    }
    parser.end();
    return new Syntax.Equation(left.start(), parser.lastEnd(), equals.start(), left, right);
  }

  /** A whole text {@code NAME(NAME, …)} or {@code NAME}: what a function definition defines. */
  public static Syntax.Call head(FormulaText formula) {
    FormulaParser parser = new FormulaParser(formula, Dialect.MODEL);
    Syntax head = parser.atom();
    parser.end();
    if (head instanceof Syntax.Name name && name.bare()) {
      return new Syntax.Call(name.start(), name.end(), name, List.of());
    }
    if (!(head instanceof Syntax.Call call)) {
      throw formula.error(head, "'" + formula.excerpt(head) + "' does not name a function", "write phi or \"phi(x, theta)\"");
    }
    for (Syntax argument : call.arguments()) {
      if (!(argument instanceof Syntax.Name name) || !name.bare()) {
        throw formula.error(argument, "'" + formula.excerpt(argument) + "' is not the name of an argument", "list names, as in \"phi(x, theta)\"");
      }
    }
    return call;
  }

  /** The next expression; stops before what cannot continue it. */
  public Syntax expression() {
    int start = peek().start();
    List<Syntax.Term> terms = new ArrayList<>();
    terms.add(new Syntax.Term(false, start, term()));
    while (peek().is("+") || peek().is("-")) {
      Token sign = take();
      terms.add(new Syntax.Term(sign.is("-"), sign.start(), term()));
    }
    return terms.size() == 1 ? terms.get(0).operand() : new Syntax.Sum(start, lastEnd(), terms);
  }

  /** {@code expr relop expr}. */
  public Syntax.Comparison comparison() {
    Syntax left = expression();
    Token sign = peek();
    Optional<Relation> relation = relation(sign);
    if (relation.isEmpty()) {
      if (sign.is("=")) {
        throw formula.error(sign.start(), "a single = does not compare", "write ==");
      }
      throw sign.is(",") || sign.is(")")
          ? formula.error(left, "'" + formula.excerpt(left) + "' is not a condition", "compare two expressions, as in " + formula.excerpt(left) + " > 0")
          : unexpected("a comparison such as < or ==");
    }
    if (relation.get() == Relation.NOT_EQUAL && dialect == Dialect.MODEL) {
      throw formula.error(sign.start(), "'!=' is not available in a model", "write == and exchange the two values");
    }
    next++;
    Syntax right = expression();
    if (relation(peek()).isPresent()) {
      throw formula.error(peek().start(), "two comparisons in a row", "write one comparison of two expressions");
    }
    return new Syntax.Comparison(left.start(), lastEnd(), relation.get(), sign.start(), left, right);
  }

  /** {@code expr == expr ["to" "O(" NAME "^" INT ")" ["at" NAME "=" expr]]}: a {@link Syntax.Comparison} or a {@link Syntax.Asymptotic}. */
  public Syntax claim() {
    Syntax.Comparison relation = comparison();
    if (!takeWord("to")) {
      return relation;
    }
    if (!takeWord("O")) {
      throw unexpected("O(g^n) after 'to'");
    }
    expect("(", "O(g^n)");
    Syntax.Name small = name();
    int order = 1;
    if (peek().is("^")) {
      next++;
      order = integer();
    }
    expect(")", "O(g^n)");
    Optional<Syntax> point = Optional.empty();
    int end = lastEnd();
    if (takeWord("at")) {
      Syntax.Name at = name();
      if (!at.name().equals(small.name())) {
        throw formula.error(at, "the expansion is in " + small.name() + ", not in " + at.name(), "write at " + small.name() + " = …");
      }
      expect("=", "at " + small.name() + " = value");
      point = Optional.of(expression());
      end = point.get().end();
    }
    return new Syntax.Asymptotic(relation.start(), end, relation, small, order, point);
  }

  /** {@code NAME relop expr} or {@code NAME in [low, high]}. */
  public Syntax domain() {
    Token first = peek();
    if (first.kind() == Token.Kind.NAME && tokens.get(next + 1).isName("in")) {
      Syntax.Name variable = name();
      next++;
      expect("[", "x in [low, high]");
      Syntax low = expression();
      expect(",", "x in [low, high]");
      Syntax high = expression();
      expect("]", "x in [low, high]");
      return new Syntax.Membership(first.start(), lastEnd(), variable, low, high);
    }
    return comparison();
  }

  /** A bare name. */
  public Syntax.Name name() {
    Token token = peek();
    if (token.kind() != Token.Kind.NAME) {
      throw unexpected("a name");
    }
    next++;
    return new Syntax.Name(token.start(), token.end(), token.text(), false, List.of(), List.of());
  }

  /** Passes over a word if it comes next. */
  public boolean takeWord(String word) {
    if (peek().isName(word)) {
      next++;
      return true;
    }
    return false;
  }

  /** Passes over an operator, bracket or comma if it comes next. */
  public boolean takeMark(String mark) {
    if (peek().is(mark)) {
      next++;
      return true;
    }
    return false;
  }

  /** Where the next token begins. */
  public int offset() {
    return peek().start();
  }

  /** Whether everything has been read. */
  public boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Demands that everything has been read. */
  public void end() {
    if (!atEnd()) {
      throw unexpected("the end of the formula");
    }
  }

  private Syntax term() {
    int start = peek().start();
    List<Syntax.Factor> factors = new ArrayList<>();
    factors.add(new Syntax.Factor(false, start, unary()));
    while (peek().is("*") || peek().is("/")) {
      Token operator = take();
      factors.add(new Syntax.Factor(operator.is("/"), operator.start(), unary()));
    }
    return factors.size() == 1 ? factors.get(0).operand() : new Syntax.Product(start, lastEnd(), factors);
  }

  private Syntax unary() {
    Token token = peek();
    if (++depth > MAXIMUM_DEPTH) {
      throw formula.error(token.start(), "the formula is nested more than " + MAXIMUM_DEPTH + " deep here", "split it into functions, or remove needless brackets");
    }
    Syntax result;
    if (token.is("-")) {
      next++;
      Syntax operand = unary();
      result = new Syntax.Negation(token.start(), lastEnd(), operand);
    } else {
      result = power();
    }
    depth--;
    return result;
  }

  private Syntax power() {
    int start = peek().start();
    Syntax base = atom();
    if (!peek().is("^")) {
      return base;
    }
    Token operator = take();
    Syntax exponent = unary();
    return new Syntax.Power(start, lastEnd(), operator.start(), base, exponent);
  }

  private Syntax atom() {
    Token token = peek();
    if (token.kind() == Token.Kind.NUMBER) {
      next++;
      return new Syntax.Number(token.start(), token.end(), value(token));
    }
    if (token.kind() == Token.Kind.NAME) {
      return reference();
    }
    if (token.is("(")) {
      next++;
      Syntax inner = expression();
      close(token);
      return inner;
    }
    throw unexpected("a number, a name or '('");
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
    Token token = take();
    boolean claim = dialect == Dialect.CLAIM;
    boolean response = claim && peek().is("~") && tokens.get(next + 1).kind() != Token.Kind.NAME;
    if (response) {
      next++;
    }
    List<Syntax> labels = List.of();
    if (peek().is("[")) {
      Token open = take();
      labels = list(open, "]");
    }
    List<Integer> orders = orders();
    Syntax.Name head = new Syntax.Name(token.start(), lastEnd(), token.text(), response, labels, orders);
    if (!peek().is("(")) {
      return head;
    }
    if (!claim && !head.bare()) {
      throw orders.isEmpty()
          ? formula.error(token.start() + token.text().length(), "brackets [ ] after the name of a function", "write round brackets")
          : formula.error(token.start() + token.text().length(), "a prime is a time derivative and follows a field", "write the derivative of a function as a formula of its own");
    }
    Token open = take();
    if (peek().is(")")) {
      throw formula.error(peek().start(), "'" + token.text() + "' has no argument", "write one, as in " + token.text() + "(x)");
    }
    List<Syntax> arguments = token.text().equals("if") ? choice(token, open) : list(open, ")");
    if (!claim && peek().is("'")) {
      throw formula.error(peek().start(), "a prime is a time derivative and follows a field", "write the derivative of a function as a formula of its own");
    }
    return new Syntax.Call(token.start(), lastEnd(), head, arguments);
  }

  /** The primes after a name, with {@code [1,0]} for a function of several arguments. */
  private List<Integer> orders() {
    int primes = 0;
    while (peek().is("'")) {
      next++;
      primes++;
    }
    if (primes == 0) {
      return List.of();
    }
    if (primes > 1 || dialect == Dialect.MODEL || !peek().is("[")) {
      return List.of(primes);
    }
    next++;
    List<Integer> orders = new ArrayList<>();
    do {
      orders.add(integer());
    } while (takeMark(","));
    expect("]", "f'[1,0](x, y)");
    return orders;
  }

  private int integer() {
    Token token = peek();
    if (token.kind() != Token.Kind.NUMBER || !token.text().matches("[0-9]{1,4}")) {
      throw unexpected("a small integer");
    }
    next++;
    return Integer.parseInt(token.text());
  }

  private List<Syntax> list(Token open, String closing) {
    List<Syntax> items = new ArrayList<>();
    do {
      items.add(item());
    } while (takeMark(","));
    if (closing.equals(")")) {
      close(open);
    } else {
      expect(closing, "a closing ]");
    }
    return items;
  }

  /** An argument; in a claim also {@code x -> a} and {@code x ~ law}. */
  private Syntax item() {
    Token after = next + 1 < tokens.size() ? tokens.get(next + 1) : peek();
    if (dialect == Dialect.CLAIM && peek().kind() == Token.Kind.NAME) {
      if (after.is("->")) {
        return approach();
      }
      if (after.is("~") && tokens.get(next + 2).kind() == Token.Kind.NAME) {
        Syntax.Name variable = name();
        next++;
        Syntax law = expression();
        return new Syntax.Distributed(variable.start(), lastEnd(), variable, law);
      }
    }
    return expression();
  }

  private Syntax approach() {
    Syntax.Name variable = name();
    next++;
    Syntax target = expression();
    Syntax.Side side = Syntax.Side.BOTH;
    if (takeWord("from")) {
      if (takeWord("above")) {
        side = Syntax.Side.ABOVE;
      } else if (takeWord("below")) {
        side = Syntax.Side.BELOW;
      } else {
        throw unexpected("'above' or 'below'");
      }
    }
    return new Syntax.Approach(variable.start(), lastEnd(), variable, target, side);
  }

  private List<Syntax> choice(Token head, Token open) {
    List<Syntax> arguments = new ArrayList<>();
    arguments.add(comparison());
    while (takeMark(",")) {
      arguments.add(expression());
    }
    close(open);
    if (arguments.size() != 3) {
      throw formula.error(head.start(), "if has " + arguments.size() + (arguments.size() == 1 ? " argument" : " arguments"), "it takes three: if(x < 0, a, b)");
    }
    return arguments;
  }

  private void close(Token open) {
    if (peek().kind() == Token.Kind.END) {
      throw formula.error(peek().start(), "the bracket '(' at character " + (open.start() + 1) + " of the formula is not closed", "add ')'");
    }
    if (!takeMark(")")) {
      throw unexpected("',' or ')'");
    }
  }

  private void expect(String mark, String form) {
    if (!takeMark(mark)) {
      throw unexpected("'" + mark + "' as in " + form);
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  /** Where the last token that was read ends. */
  private int lastEnd() {
    return tokens.get(next - 1).end();
  }

  private static Optional<Relation> relation(Token token) {
    for (Relation relation : Relation.values()) {
      if (token.is(relation.spelling())) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  private InputException unexpected(String expected) {
    Optional<Token> before = next == 0 ? Optional.empty() : Optional.of(tokens.get(next - 1));
    return Unexpected.at(formula, before, peek(), expected);
  }
}
