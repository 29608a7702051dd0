package org.saddlepoint.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;

/** The systems that expressions are written for. */
public enum Target {
  /** Python functions over floats and arrays, with SciPy for special functions and integrals. */
  NUMPY("numpy", "py", NumPyWriter::new),
  /** Exact symbolic expressions in Python. */
  SYMPY("sympy", "py", SymPyWriter::new),
  MATHEMATICA("mathematica", "wl", MathematicaWriter::new),
  /** Functions of scalars, to be broadcast with a dot. */
  JULIA("julia", "jl", JuliaWriter::new);

  private final String spelling;
  private final String extension;
  private final Function<Identifiers, CodeWriter> writer;

  Target(String spelling, String extension, Function<Identifiers, CodeWriter> writer) {
    this.spelling = spelling;
    this.extension = extension;
    this.writer = writer;
  }

  /** The word on the command line. */
  public String spelling() {
    return spelling;
  }

  /** The usual ending of a file's name, without the dot. */
  public String extension() {
    return extension;
  }

  /** The target of a word on the command line; InputException for any other. */
  public static Target spelled(String word) {
    return Arrays.stream(values())
        .filter(t -> t.spelling.equals(word))
        .findFirst()
        .orElseThrow(
            () -> InputException.commandLine("there is no export to '" + word + "'", "choose one of " + Arrays.stream(values()).map(Target::spelling).collect(Collectors.joining(", "))));
  }

  /**
   * One expression, without definitions around it. Names that the target does not allow are changed as {@link Identifiers} says.
   * InputException if the target has no words for a part of it: a limit in a numerical language.
   */
  public String expression(Expr e) {
    return writer(Identifiers.of(this, List.of(e))).write(e);
  }

  CodeWriter writer(Identifiers names) {
    return writer.apply(names);
  }
}
