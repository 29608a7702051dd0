package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Environment;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The values of names at one point, and with them the value of any expression of a claim: averages, integrals and transforms by
 * quadrature, limits by extrapolation, each with its error. What has no value there is {@link Uncertain#UNDEFINED}.
 */
final class Valuation implements Environment<Uncertain> {
  private final Map<String, Uncertain> symbols;
  /** One more value, before those of {@code symbols}; its name is empty where there is none. */
  private final String name;
  private final Uncertain value;
  private final Optional<Valuation> rest;
  private final KernelValues kernels;
  private final Deadline deadline;

  Valuation(Map<String, Uncertain> symbols, KernelValues kernels, Deadline deadline) {
    this(Map.copyOf(symbols), "", Uncertain.ZERO, Optional.empty(), kernels, deadline);
  }

  private Valuation(Map<String, Uncertain> symbols, String name, Uncertain value, Optional<Valuation> rest, KernelValues kernels, Deadline deadline) {
    this.symbols = symbols;
    this.name = name;
    this.value = value;
    this.rest = rest;
    this.kernels = kernels;
    this.deadline = deadline;
  }

  /** The value, {@link Uncertain#UNDEFINED} where there is none. */
  Uncertain of(Expr e) {
    deadline.check();
    try {
      return new Evaluation<>(UncertainArithmetic.INSTANCE, this).value(e);
    } catch (NumericalFailure | ArithmeticException failure) {
      return Uncertain.UNDEFINED;
    }
  }

  /** The same values with one more. Quick, since quadrature asks for one at every node. */
  Valuation with(String variable, Uncertain at) {
    // A variable that is set again replaces its value, so that the chain is as long as the nesting of operators.
    Optional<Valuation> before = name.equals(variable) ? rest : Optional.of(this);
    return new Valuation(symbols, variable, at, before, kernels, deadline);
  }

  /** The same names with other values of kernels. */
  Valuation with(KernelValues others) {
    return new Valuation(symbols, name, value, rest.map(r -> r.with(others)), others, deadline);
  }

  Deadline deadline() {
    return deadline;
  }

  @Override
  public Optional<Uncertain> symbol(String wanted) {
    if (wanted.equals(name)) {
      return Optional.of(value);
    }
    return rest.isPresent() ? rest.get().symbol(wanted) : Optional.ofNullable(symbols.get(wanted));
  }

  @Override
  public Uncertain function(Apply call, List<Uncertain> arguments) {
    if (call.function().equals(Operators.CONJ)) {
      return new Uncertain(arguments.get(0).value().conjugate(), arguments.get(0).error());
    }
    if (call.function().equals(Operators.DELTA)) {
      return arguments.get(0).abs() > arguments.get(0).error() ? Uncertain.ZERO : Uncertain.UNDEFINED;
    }
    throw new IllegalArgumentException("the function " + call.function() + " has no value");
  }

  @Override
  public Uncertain kernel(Kernel kernel, List<Uncertain> arguments) {
    return kernels.value(kernel, arguments, this);
  }

  @Override
  public Uncertain binder(Binder binder) {
    return new OperatorValue(this).of(binder);
  }
}
