package org.saddlepoint.lower;

import org.saddlepoint.numeric.Lazy;

/**
 * An engine whose functions begin with the bytecode of the whole tape, element by element, and change to other code for arrays once they have
 * seen many elements. Both return the same bits.
 *
 * @param <T> what the other code has in common for all values of the parameters
 */
abstract class ArrayEngine<T> implements Engine {
  private final BytecodeEngine whole;
  private final long worthwhile;
  /** Made when it is first needed: most functions are called too seldom to pay for it. */
  private final Lazy<T> common = new Lazy<>(this::prepare);

  /** @param worthwhile elements after which a function changes */
  ArrayEngine(BytecodeEngine whole, long worthwhile) {
    this.whole = whole;
    this.worthwhile = worthwhile;
  }

  abstract T prepare();

  /** @param single the function itself, whose generated code does what the other code leaves */
  abstract ArrayCode code(T prepared, GeneratedFunction single, double[] parameters);

  @Override
  public final CompiledFunction bind(double... parameters) {
    double[] own = parameters.clone();
    GeneratedFunction single = whole.bind(own);
    single.after(worthwhile, () -> code(common.get(), single, own));
    return single;
  }
}
