package org.saddlepoint.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in an expression stand for when it is evaluated. Only {@link #symbol} must be given; a function, kernel or binder
 * without a value is refused by name.
 */
@FunctionalInterface
public interface Environment<T> {
  /** The value of a symbol, empty if it has none. */
  Optional<T> symbol(String name);

  /** The value of a function of the model (also of {@code sum}) at its arguments, differentiated as {@code call.orders()} says. */
  default T function(Apply call, List<T> arguments) {
    throw new IllegalArgumentException("the function " + call.function() + " has no value here");
  }

  /** The value of an opaque kernel at its arguments. */
  default T kernel(Kernel kernel, List<T> arguments) {
    throw new IllegalArgumentException("the kernel " + kernel + " has no value here");
  }

  /** The value of a mean, integral or limit; the environment evaluates the body itself. */
  default T binder(Binder binder) {
    throw new IllegalArgumentException("the operator " + binder.head() + " has no value here");
  }

  /** Symbols with the given values and nothing else. */
  static <T> Environment<T> of(Map<String, T> values) {
    return name -> Optional.ofNullable(values.get(name));
  }
}
