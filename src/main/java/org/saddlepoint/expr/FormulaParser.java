package org.saddlepoint.expr;

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

  private final TokenStream tokens;
  private final ExpressionParser expressions;

  public FormulaParser(FormulaText formula, Dialect dialect) {
    if (formula.text().length() > MAXIMUM_LENGTH) {
      throw formula.error(0, "a formula of " + formula.text().length() + " characters", "a formula has at most " + MAXIMUM_LENGTH);
    }
    this.tokens = new TokenStream(formula);
    this.expressions = new ExpressionParser(tokens, dialect);
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
    Token equals = parser.tokens.peek();
    if (equals.is("==")) {
      throw formula.error(equals.start(), "'==' compares", "an equation has a single =");
    }
    if (!equals.is("=")) {
      throw equals.kind() == Token.Kind.END
          ? formula.error(equals.start(), "an equation needs two sides", "write one with =, as in x' = -x + sum(J, phi(x))")
          : parser.tokens.unexpected("an operator or =");
    }
    parser.tokens.take();
    Syntax right = parser.expression();
    if (parser.tokens.peek().is("=")) {
      throw formula.error(parser.tokens.peek().start(), "a second = in one equation", "write one equation per field");
    }
    parser.end();
    return new Syntax.Equation(left.start(), parser.tokens.lastEnd(), equals.start(), left, right);
  }

  /** A whole text {@code NAME(NAME, …)} or {@code NAME}: what a function definition defines. */
  public static Syntax.Call head(FormulaText formula) {
    FormulaParser parser = new FormulaParser(formula, Dialect.MODEL);
    Syntax head = parser.expressions.atom();
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
    return expressions.expression();
  }

  /** {@code expr relop expr}. */
  public Syntax.Comparison comparison() {
    return expressions.comparison();
  }

  /** {@code expr == expr ["to" "O(" NAME "^" INT ")" ["at" NAME "=" expr]]}: a {@link Syntax.Comparison} or a {@link Syntax.Asymptotic}. */
  public Syntax claim() {
    Syntax.Comparison relation = comparison();
    if (!tokens.takeWord("to")) {
      return relation;
    }
    if (!tokens.takeWord("O")) {
      throw tokens.unexpected("O(g^n) after 'to'");
    }
    tokens.expect("(", "O(g^n)");
    Syntax.Name small = tokens.name();
    int order = 1;
    if (tokens.peek().is("^")) {
      tokens.take();
      order = tokens.integer();
    }
    tokens.expect(")", "O(g^n)");
    Optional<Syntax> point = Optional.empty();
    int end = tokens.lastEnd();
    if (tokens.takeWord("at")) {
      Syntax.Name at = tokens.name();
      if (!at.name().equals(small.name())) {
        throw tokens.formula().error(at, "the expansion is in " + small.name() + ", not in " + at.name(), "write at " + small.name() + " = …");
      }
      tokens.expect("=", "at " + small.name() + " = value");
      point = Optional.of(expression());
      end = point.get().end();
    }
    return new Syntax.Asymptotic(relation.start(), end, relation, small, order, point);
  }

  /** {@code NAME relop expr} or {@code NAME in [low, high]}. */
  public Syntax domain() {
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.NAME && tokens.peek(1).isName("in")) {
      Syntax.Name variable = tokens.name();
      tokens.take();
      tokens.expect("[", "x in [low, high]");
      Syntax low = expression();
      tokens.expect(",", "x in [low, high]");
      Syntax high = expression();
      tokens.expect("]", "x in [low, high]");
      return new Syntax.Membership(first.start(), tokens.lastEnd(), variable, low, high);
    }
    return comparison();
  }

  /** A bare name. */
  public Syntax.Name name() {
    return tokens.name();
  }

  /** Passes over a word if it comes next. */
  public boolean takeWord(String word) {
    return tokens.takeWord(word);
  }

  /** Passes over an operator, bracket or comma if it comes next. */
  public boolean takeMark(String mark) {
    return tokens.takeMark(mark);
  }

  /** Where the next token begins. */
  public int offset() {
    return tokens.peek().start();
  }

  /** Whether everything has been read. */
  public boolean atEnd() {
    return tokens.atEnd();
  }

  /** Demands that everything has been read. */
  public void end() {
    if (!atEnd()) {
      throw tokens.unexpected("the end of the formula");
    }
  }
}
