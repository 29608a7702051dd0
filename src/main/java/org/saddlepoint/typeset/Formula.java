package org.saddlepoint.typeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A formula as it is laid out on paper: an immutable tree, compared by structure, that says where things stand and not what
 * they mean. An absent part (no lower limit, no superscript) is {@link #EMPTY}.
 *
 * <p>Build formulas with the static methods. Names are read by {@link Names}: {@code sym("phi")} is φ, {@code sym("x~")} is x
 * with a tilde, {@code sym("tau_n")} has a subscript. Delimiters grow with what they hold. For example the action's average over
 * independent couplings begins
 *
 * <pre>{@code row(fraction(num(1), row(num(2), sym("N"))), sum("ij", doubleIntegral("t", "t'", …)))}</pre>
 */
public sealed interface Formula {
  /** Nothing. */
  Formula EMPTY = new Row(List.of());

  /** Formulas side by side; never a row directly within a row. */
  record Row(List<Formula> items) implements Formula {
    public Row {
      List<Formula> flat = new ArrayList<>();
      for (Formula item : items) {
        if (item instanceof Row inner) {
          flat.addAll(inner.items);
        } else {
          flat.add(item);
        }
      }
      items = List.copyOf(flat);
    }
  }

  /** One symbol: a letter, or the name of a glyph such as {@code phi}, {@code infinity}, {@code partial} (see {@link Glyph}). */
  record Symbol(String name, Style style) implements Formula {}

  /** A number in decimal digits, without a sign. */
  record Number(String digits) implements Formula {}

  /** Words in the text face. */
  record Text(String words) implements Formula {}

  /** A sign of operation, relation or punctuation. */
  record Operation(Sign sign) implements Formula {}

  record Fraction(Formula numerator, Formula denominator) implements Formula {}

  record Script(Formula base, Formula lower, Formula upper) implements Formula {}

  /** A base with primes, as for a derivative. */
  record Primed(Formula base, int count) implements Formula {}

  record Radical(Formula degree, Formula body) implements Formula {}

  record Fenced(Fence fence, Formula body) implements Formula {}

  /** A function at its arguments: the fence stands close to the head. */
  record Call(Formula head, Fenced arguments) implements Formula {}

  /** A letter that acts on what follows it and stands close to it: the d of a differential, the δ of a variation. */
  record Prefixed(Formula prefix, Formula body) implements Formula {}

  /** A large operator with its limits; what it acts on follows it in the row. */
  record BigOperator(Large operator, Formula lower, Formula upper) implements Formula {}

  record Accent(Mark mark, Formula body) implements Formula {}

  record Space(Width width) implements Formula {
    /** Thin as before a measure; wide as between an equation and its condition. */
    public enum Width {
      THIN,
      WIDE
    }
  }

  record Underbrace(Formula body, Formula note) implements Formula {}

  /** A piecewise function: values with their conditions, each with a relation or words such as "otherwise". */
  record Cases(List<Case> cases) implements Formula {
    public Cases {
      cases = List.copyOf(cases);
    }
  }

  record Case(Formula value, Formula condition) {}

  /** A matrix by rows, in square brackets. */
  record Matrix(List<List<Formula>> rows) implements Formula {
    public Matrix {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Several lines aligned between their left and right parts; the right part of an equation begins with its relation. */
  record Lines(List<Line> lines) implements Formula {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  record Line(Formula left, Formula right) {}

  /** One half of a fence that a line break has separated from its other half, at a fixed large size. */
  record Delimiter(Fence fence, boolean opening) implements Formula {}

  default boolean isEmpty() {
    return this instanceof Row row && row.items().isEmpty();
  }

  /** Whether delimiters around it must be larger than a letter. */
  default boolean isTall() {
    return Extent.tall(this);
  }

  /** The items of a row, or the formula alone. */
  default List<Formula> items() {
    return this instanceof Row row ? row.items : List.of(this);
  }

  // Rows, symbols, words

  static Formula row(Formula... items) {
    return row(Arrays.asList(items));
  }

  static Formula row(Collection<? extends Formula> items) {
    Row row = new Row(List.copyOf(items));
    return row.items.size() == 1 ? row.items.get(0) : row;
  }

  /** The symbol of a name as model files spell names: {@code x}, {@code phi}, {@code x~}, {@code tau_n}, {@code gbar}. */
  static Formula sym(String name) {
    return Names.read(name);
  }

  static Formula num(long value) {
    return value < 0 ? row(minus(), new Number(Long.toString(value).substring(1))) : new Number(Long.toString(value));
  }

  static Formula text(String words) {
    return new Text(words);
  }

  static Formula roman(String word) {
    return new Symbol(word, Style.ROMAN);
  }

  static Formula calligraphic(String letter) {
    return new Symbol(letter, Style.CALLIGRAPHIC);
  }

  static Formula bold(String letter) {
    return new Symbol(letter, Style.BOLD);
  }

  /** The upright name of a function: tanh, exp, ln, Re. */
  static Formula function(String name) {
    return new Symbol(name, Style.OPERATOR);
  }

  static Formula sign(Sign sign) {
    return new Operation(sign);
  }

  static Formula plus() {
    return sign(Sign.PLUS);
  }

  static Formula minus() {
    return sign(Sign.MINUS);
  }

  static Formula comma() {
    return sign(Sign.COMMA);
  }

  static Formula thin() {
    return new Space(Space.Width.THIN);
  }

  static Formula wide() {
    return new Space(Space.Width.WIDE);
  }

  /** left = right */
  static Formula equation(Formula left, Formula right) {
    return relation(left, Sign.EQUALS, right);
  }

  static Formula relation(Formula left, Sign sign, Formula right) {
    return row(left, sign(sign), right);
  }

  /** a, b, c */
  static Formula list(Formula... items) {
    return list(Arrays.asList(items));
  }

  static Formula list(List<? extends Formula> items) {
    return joined(items, comma());
  }

  /** The items with a separator between neighbours. */
  static Formula joined(List<? extends Formula> items, Formula separator) {
    List<Formula> all = new ArrayList<>();
    for (Formula item : items) {
      if (!all.isEmpty()) {
        all.add(separator);
      }
      all.add(item);
    }
    return row(all);
  }

  // Shapes

  static Formula fraction(Formula numerator, Formula denominator) {
    return new Fraction(numerator, denominator);
  }

  static Formula fraction(long numerator, long denominator) {
    return new Fraction(num(numerator), num(denominator));
  }

  /** base_lower; a base with only a superscript keeps it. */
  static Formula sub(Formula base, Formula lower) {
    return base instanceof Script s && s.lower.isEmpty() ? new Script(s.base, lower, s.upper) : new Script(base, lower, EMPTY);
  }

  /** base with indices: {@code sub(x, "ij")} has the two indices i and j, {@code sub(x, "eff")} the word eff. */
  static Formula sub(Formula base, String indices) {
    return sub(base, Names.indices(indices));
  }

  /** base^upper; a base with only a subscript keeps it. */
  static Formula sup(Formula base, Formula upper) {
    return base instanceof Script s && s.upper.isEmpty() ? new Script(s.base, s.lower, upper) : new Script(base, EMPTY, upper);
  }

  static Formula sup(Formula base, long upper) {
    return sup(base, num(upper));
  }

  static Formula squared(Formula base) {
    return sup(base, num(2));
  }

  static Formula sqrt(Formula body) {
    return new Radical(EMPTY, body);
  }

  static Formula fenced(Fence fence, Formula body) {
    return new Fenced(fence, body);
  }

  static Formula parentheses(Formula body) {
    return fenced(Fence.ROUND, body);
  }

  static Formula brackets(Formula body) {
    return fenced(Fence.SQUARE, body);
  }

  static Formula braces(Formula body) {
    return fenced(Fence.CURLY, body);
  }

  static Formula absolute(Formula body) {
    return fenced(Fence.BARS, body);
  }

  /** head(arguments) */
  static Formula call(Formula head, Formula... arguments) {
    return new Call(head, new Fenced(Fence.ROUND, list(arguments)));
  }

  static Formula call(String head, Formula... arguments) {
    return call(sym(head), arguments);
  }

  /** head[arguments], as for a functional or an overlap. */
  static Formula functional(Formula head, Formula... arguments) {
    return new Call(head, new Fenced(Fence.SQUARE, list(arguments)));
  }

  /** exp{body} in curly braces. */
  static Formula exponential(Formula body) {
    return new Call(function("exp"), new Fenced(Fence.CURLY, body));
  }

  static Formula accent(Mark mark, Formula body) {
    return new Accent(mark, body);
  }

  static Formula tilde(Formula body) {
    return accent(Mark.TILDE, body);
  }

  static Formula hat(Formula body) {
    return accent(Mark.HAT, body);
  }

  static Formula bar(Formula body) {
    return accent(Mark.BAR, body);
  }

  static Formula dot(Formula body) {
    return accent(Mark.DOT, body);
  }

  static Formula prime(Formula body) {
    return primes(body, 1);
  }

  static Formula primes(Formula body, int count) {
    return count == 0 ? body : body instanceof Primed p ? new Primed(p.base, p.count + count) : new Primed(body, count);
  }

  static Formula underbrace(Formula body, Formula note) {
    return new Underbrace(body, note);
  }

  static Formula cases(Case... cases) {
    return new Cases(List.of(cases));
  }

  static Formula lines(List<Line> lines) {
    return new Lines(lines);
  }

  // What theorists write

  /** The average ⟨body⟩. */
  static Formula average(Formula body) {
    return fenced(Fence.ANGLE, body);
  }

  /** The average ⟨body⟩ under a measure written as a subscript. */
  static Formula average(Formula body, Formula measure) {
    return sub(average(body), measure);
  }

  static Formula big(Large operator, Formula lower, Formula upper) {
    return new BigOperator(operator, lower, upper);
  }

  /** ∑_indices body, the indices single letters: {@code sum("ij", …)}. */
  static Formula sum(String indices, Formula body) {
    return row(big(Large.SUM, Names.indices(indices), EMPTY), body);
  }

  static Formula sum(Formula from, Formula to, Formula body) {
    return row(big(Large.SUM, from, to), body);
  }

  static Formula product(String indices, Formula body) {
    return row(big(Large.PRODUCT, Names.indices(indices), EMPTY), body);
  }

  /** ∫ dt body */
  static Formula integral(String variable, Formula body) {
    return integral(variable, EMPTY, EMPTY, body);
  }

  /** ∫_from^to dt body */
  static Formula integral(String variable, Formula from, Formula to, Formula body) {
    return row(big(Large.INTEGRAL, from, to), differential(variable), thin(), body);
  }

  /** ∬ dt dt' body */
  static Formula doubleIntegral(String first, String second, Formula body) {
    return row(big(Large.DOUBLE_INTEGRAL, EMPTY, EMPTY), differential(first), thin(), differential(second), thin(), body);
  }

  /** dt */
  static Formula differential(String variable) {
    return new Prefixed(new Symbol("d", Style.ITALIC), sym(variable));
  }

  /** The path measure 𝒟field. */
  static Formula measure(Formula field) {
    return new Prefixed(calligraphic("D"), field);
  }

  /** ∂_variable */
  static Formula partial(String variable) {
    return sub(new Symbol("partial", Style.ITALIC), sym(variable));
  }

  /** The functional derivative δof/δby. */
  static Formula functionalDerivative(Formula of, Formula by) {
    Formula delta = new Symbol("delta", Style.ITALIC);
    return fraction(new Prefixed(delta, of), new Prefixed(delta, by));
  }

  /** The ordinary derivative d of/d by. */
  static Formula derivative(Formula of, Formula by) {
    Formula d = new Symbol("d", Style.ITALIC);
    return fraction(new Prefixed(d, of), new Prefixed(d, by));
  }
}
