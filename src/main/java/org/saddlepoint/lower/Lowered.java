package org.saddlepoint.lower;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;

/**
 * Expressions compiled to JVM bytecode: compile once for the structure, {@link #bind} for each set of parameter values, call many
 * times. Arguments vary from call to call and element to element, parameters are fixed by binding.
 *
 * <p>Results agree with high-precision evaluation to 2 units in the last place per operation, also where the formula as written would
 * overflow or cancel (softplus, logistic functions, derivatives of saturating functions in their tails). Cost of compiling: about a
 * millisecond; of a call: that of the same formula typed in Java.
 */
public final class Lowered {
  /** Beyond this size the bytecode would not fit the constant pool; the tape is then executed in blocks. */
  private static final int LARGEST_COMPILED = 15_000;

  /** Longer tapes spend their time in arithmetic, which needs no kernels. */
  private static final int LARGEST_STAGED = 2_000;

  private final Engine engine;
  private final int parameters;

  private Lowered(Engine engine, int parameters) {
    this.engine = engine;
    this.parameters = parameters;
  }

  /**
   * Compiles several expressions of the same arguments and parameters, sharing what they have in common.
   *
   * @param results the expressions, in the order of the outputs
   * @param arguments symbols, or whole subexpressions such as {@code sum(J, phi(x))}, whose values are given for every element
   * @param parameters symbols or subexpressions whose values are given once
   * @throws IllegalArgumentException if something else occurs that has no value; the message names it
   */
  public static Lowered of(List<? extends Expr> results, List<? extends Expr> arguments, List<? extends Expr> parameters) {
    return forArrays(tape(results, arguments, parameters), GeneratedFunction.WORTHWHILE);
  }

  /** A value with a name, which may be that of an argument or an earlier value: later ones mean this one by it. */
  public record Definition(String name, Expr value) {}

  /**
   * Compiles a sequence of values of which each may use the ones before by name, such as a stage of a time step.
   *
   * @param results names of arguments or values, as they are after the last of them
   * @throws IllegalArgumentException as in {@link #of}
   */
  public static Lowered sequence(List<Definition> definitions, List<String> results, List<String> arguments, List<String> parameters) {
    Tape.Builder builder = new Tape.Builder();
    Lowering known = new Lowering(builder, symbols(arguments), symbols(parameters));
    for (Definition definition : definitions) {
      known = known.with(definition.name(), known.of(definition.value()));
    }
    List<Integer> positions = new ArrayList<>();
    for (Symbol result : symbols(results)) {
      positions.add(known.of(result));
    }
    return forArrays(builder.build(positions, arguments.size(), parameters.size()), GeneratedFunction.IN_TURNS);
  }

  private static List<Symbol> symbols(List<String> names) {
    return names.stream().map(Symbol::new).toList();
  }

  /** With vector code for long arrays where it pays, after so many elements. */
  private static Lowered forArrays(Tape tape, long worthwhile) {
    if (tape.instructions().size() <= LARGEST_STAGED && StagePlan.pays(tape) && VectorLoop.available()) {
      BytecodeEngine single = new BytecodeEngine(tape);
      Engine engine = VectorLoop.fits(tape) ? new FusedEngine(tape, single, worthwhile) : new StagedEngine(tape, single, worthwhile);
      return new Lowered(engine, tape.parameters());
    }
    return of(tape);
  }

  static Lowered of(Tape tape) {
    return new Lowered(whole(tape), tape.parameters());
  }

  private static Engine whole(Tape tape) {
    return tape.instructions().size() <= LARGEST_COMPILED ? new BytecodeEngine(tape) : new BlockEngine(tape);
  }

  /** Whether functions of arrays are computed in vector registers on this machine, in one word or two for reports. */
  public static String backEnd() {
    return VectorLoop.available() ? "vector kernels" : "portable kernels";
  }

  static Tape tape(List<? extends Expr> results, List<? extends Expr> arguments, List<? extends Expr> parameters) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("there is no expression to compile");
    }
    Tape.Builder builder = new Tape.Builder();
    Lowering lowering = new Lowering(builder, arguments, parameters);
    List<Integer> positions = new ArrayList<>();
    results.forEach(r -> positions.add(lowering.of(r)));
    return builder.build(positions, arguments.size(), parameters.size());
  }

  /** One expression of the named arguments without parameters. */
  public static CompiledFunction function(Expr result, List<String> arguments) {
    return of(List.of(result), symbols(arguments), List.of()).bind();
  }

  /** One expression of one argument, such as an activation function with its parameters substituted. */
  public static CompiledFunction unary(Expr result, String argument) {
    return function(result, List.of(argument));
  }

  /** The compiled function at given parameter values, in the order in which the parameters were named. */
  public CompiledFunction bind(double... values) {
    if (values.length != parameters) {
      throw new IllegalArgumentException("the compiled function has " + parameters + " parameters, got " + values.length + " values");
    }
    return engine.bind(values);
  }
}
