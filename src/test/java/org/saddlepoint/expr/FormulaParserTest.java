package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of formulas, and the answer to every common mistake in one. */
class FormulaParserTest {
  private static final Expr X = Expr.sym("x");

  @Test
  void unaryMinusBindsLooserThanAPower() {
    assertEquals(Expr.neg(Expr.pow(X, 2)), Formulas.parse("-x^2"));
    assertEquals(Expr.pow(X, -2), Formulas.parse("x^-2"));
    assertEquals(Expr.num(8, 1), Formulas.parse("2^3"));
  }

  @Test
  void powersAssociateToTheRightAndQuotientsToTheLeft() {
    assertEquals(Expr.num(512), Formulas.parse("2^3^2"));
    assertEquals(Expr.num(1, 6), Formulas.parse("1/2/3"));
    assertEquals(Expr.num(-4), Formulas.parse("1 - 2 - 3"));
  }

  @Test
  void aDecimalIsTheRationalThatItSpells() {
    assertEquals(Expr.num(1, 10), Formulas.parse("0.1"));
    assertEquals(Expr.num(25, 2000), Formulas.parse("12.5e-3"));
    assertEquals(Expr.num(3000), Formulas.parse("3E+3"));
  }

  @Test
  void aThousandTermsAreNotDeep() {
    String sum = "x" + " + x".repeat(20_000);
    assertEquals(Expr.mul(Expr.num(20_001), X), Formulas.parse(sum));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '"',
      value = {
        "2x | 2 | write 2*x",
        "2 (x + 1) | 3 | an operator is missing",
        "(a)(b) | 4 | an operator is missing",
        "x y | 3 | write x*y",
        "tanh x | 6 | write tanh(x)",
        "x**2 | 2 | write ^ for a power",
        "+x | 1 | a plus sign stands before a term",
        "x + + y | 5 | a plus sign",
        "x − 1 | 3 | write the minus sign as -",
        "2·x | 2 | write * for a product",
        "φ(x) | 1 | write phi",
        "Δ | 1 | write Delta",
        "x² | 2 | write ^2",
        "größe | 3 | letters a-z",
        "π*x | 1 | write pi",
        "x = 2 | 3 | a single = stands inside a formula",
        "if(x = 0, 1, 2) | 6 | write ==",
        "if(x, 1, 2) | 4 | compare two expressions",
        "if(0 < x < 1, 1, 2) | 10 | two comparisons in a row",
        "if(x < 0, 1) | 1 | it takes three",
        "x < 0 | 3 | a comparison stands outside if",
        "0,5*x | 2 | write a decimal point",
        "x, y | 2 | a comma stands outside",
        ".5*x | 1 | write 0.5",
        "5.*x | 1 | write 5.0",
        "1.2.3 | 4 | a second decimal point",
        "1e400*x | 1 | beyond double precision",
        "1e-999999999999 | 1 | beyond double precision",
        "(x + 1 | 7 | is not closed",
        "x + 1) | 6 | closes nothing",
        "x + | 4 | the formula ends where",
        "x * * y | 5 | stands where a number, a name",
        "() | 2 | ')' stands where",
        "tanh() | 6 | has no argument",
        "tanh[x] | 1 | with round brackets",
        "x! | 2 | factorials",
        "x ? 1 : 2 | 3 | write if(condition",
        "x && y | 3 | nest if",
        "if(x > 0 and y > 0, 1, 2) | 10 | nest if",
        "{x} | 1 | round brackets",
        "$x$ | 1 | plain text",
        "_x | 1 | a name begins with a letter",
        "x; y | 2 | separate arguments with a comma",
        "tanh(x)' | 8 | a prime is a time derivative",
        "(x)' | 4 | a prime stands after",
        "phi'(x) | 4 | a prime is a time derivative",
        "C[x,y](tau) | 2 | write round brackets",
        "x~ | 2 | it has a meaning only in claims",
        "if(x != 0, 1, 2) | 6 | not available in a model",
        "x^10^10^10 | 5 | this makes",
        "9^9^9 | 2 | this makes",
        "x/0 | 3 | division by zero",
        "0^-1 | 2 | division by zero",
        "tanh(x, y) | 1 | tanh takes one",
        "tanh(0,5) | 1 | decimals are written with a point",
        "max(x) | 1 | max takes two or more",
      })
  void aMistakeIsNamedAtItsToken(String text, int column, String fragment) {
    InputException mistake = assertThrows(InputException.class, () -> model(text));
    assertEquals("formula:1:" + column, mistake.position().toString(), mistake::getMessage);
    assertTrue(mistake.getMessage().contains(fragment), mistake::getMessage);
  }

  @Test
  void barsAreNotAModulus() {
    assertTrue(assertThrows(InputException.class, () -> model("|x|")).getMessage().contains("write abs"));
  }

  private static Expr model(String text) {
    FormulaText formula = FormulaText.of(text, "formula");
    Syntax syntax = FormulaParser.expression(formula, Dialect.MODEL);
    return new Resolver(formula, new Names()).resolve(syntax);
  }

  /** Every bare name is a symbol; functions other than the built-in ones are unknown. */
  private static final class Names implements Scope {
    @Override
    public Expr name(Syntax.Name name, FormulaText formula) {
      return Expr.sym(name.name());
    }

    @Override
    public Expr call(Syntax.Call call, Resolver resolver) {
      throw UnknownName.function(call, resolver.formula(), java.util.List.of("phi"));
    }
  }

  @ParameterizedTest
  @CsvSource({"ln(x), write log", "arctan(x), write atan", "Tanh(x), did you mean 'tanh'", "thanh(x), did you mean 'tanh'", "relu(x), max(0", "phy(x), did you mean 'phi'", "frobnicate(x), built in are exp"})
  void anUnknownFunctionIsAnsweredByHabitOrSpelling(String text, String fragment) {
    assertTrue(assertThrows(InputException.class, () -> model(text)).getMessage().contains(fragment));
  }

  @Test
  void absurdDepthEndsInASentence() {
    for (String text : new String[] {"(".repeat(20_000) + "x" + ")".repeat(20_000), "-".repeat(50_000) + "x", "x" + "^x".repeat(40_000), "exp(".repeat(20_000)}) {
      InputException mistake = assertThrows(InputException.class, () -> Formulas.parse(text));
      assertTrue(mistake.getMessage().contains("nested more than"), mistake::getMessage);
    }
    assertTrue(assertThrows(InputException.class, () -> Formulas.parse("x+".repeat(60_000) + "x")).getMessage().contains("at most 100000"));
  }

  @Test
  void everyPartKnowsItsPlace() {
    Syntax.Equation equation = FormulaParser.equation(FormulaText.of("x'' + 0.8*x' = tanh(y)", "f"));
    Syntax.Sum left = assertInstanceOf(Syntax.Sum.class, equation.left());
    assertEquals(2, assertInstanceOf(Syntax.Name.class, left.terms().get(0).operand()).primes());
    assertEquals(13, equation.equalsAt());
    assertEquals(15, equation.right().start());
    assertEquals(22, equation.right().end());
  }

  @Test
  void columnsCountCharactersAndLines() {
    assertEquals("f:1:3", Placement.of(new SourcePosition("f", 1, 1), "𝑥𝑥y").at(4).toString());
    assertEquals("f:4:2", Placement.of(new SourcePosition("f", 3, 7), "ab\ncd").at(4).toString());
  }

  @Test
  void claimsHaveTheirOwnForms() {
    assertEquals("C[x,x]''(tau)", Formulas.parse("C[x,x]''(tau)").toString());
    assertEquals("R[x](tau)", Formulas.parse("R[x](tau)").toString());
    assertEquals("mean(x^2, x ~ normal(v))", Formulas.parse("mean(x^2, x ~ normal(v))").toString());
    assertEquals("limit(g*x, g -> infinity)", Formulas.parse("limit(g*x, g -> infinity)").toString());
    assertEquals("limit(1/g, g -> 0 from above)", Formulas.parse("limit(1/g, g -> 0 from above)").toString());
    assertEquals("integral(exp(-x^2), x, 0, infinity)", Formulas.parse("integral(exp(-x^2), x, 0, infinity)").toString());
    assertEquals("fdiff(S, x~(t))", Formulas.parse("fdiff(S, x~(t))").toString());
    FormulaParser parser = new FormulaParser(FormulaText.of("PR_phi == 1 - 2*g^2*chi^2 to O(g^4) at g = 0 given g > 0 for x in [0, 1]", "f"), Dialect.CLAIM);
    Syntax.Asymptotic claim = assertInstanceOf(Syntax.Asymptotic.class, parser.claim());
    assertEquals(4, claim.order());
    assertTrue(claim.point().isPresent());
    assertTrue(parser.takeWord("given"));
    assertEquals(Relation.GREATER, parser.comparison().relation());
    assertTrue(parser.takeWord("for"));
    assertEquals("x", assertInstanceOf(Syntax.Membership.class, parser.domain()).variable().name());
    parser.end();
  }
}
