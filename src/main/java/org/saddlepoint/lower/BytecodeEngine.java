package org.saddlepoint.lower;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Compiles a tape into a hidden class, which the garbage collector removes with the last function that uses it. */
final class BytecodeEngine implements Engine {
  private final MethodHandle constructor;

  BytecodeEngine(Tape tape) {
    byte[] bytes = new BytecodeWriter(tape).write();
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      constructor = hidden
          .findConstructor(hidden.lookupClass(), MethodType.methodType(void.class, double[].class))
          .asType(MethodType.methodType(GeneratedFunction.class, double[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class cannot be loaded", e);
    }
  }

  @Override
  public GeneratedFunction bind(double... parameters) {
    try {
      return (GeneratedFunction) constructor.invokeExact(parameters.clone());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the generated constructor failed", e);
    }
  }
}
