package org.saddlepoint.lower;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** A tape as a loop over whole vectors, written by {@link VectorWriter}, its parameters bound. */
interface VectorLoop {
  /**
   * {@code out[r][i] = f_r(in[0][i], …)} for from ≤ i &lt; to, a multiple of {@link #lanes} in number.
   *
   * @param flags {@link #lanes} integers; none is negative any more where an argument of a function was out of its range, the results being worthless then
   */
  void run(double[][] in, double[][] out, long[] flags, int from, int to);

  /** Makes loops for parameter values. */
  interface Factory {
    VectorLoop bind(double[] parameters);
  }

  /** The most instructions in a loop that the virtual machine still optimises: eight functions run as fast together as alone, eleven do not. */
  int LONGEST = 400;

  /** Whether there is vector code for all of a tape, and elementary functions in it: without them the virtual machine finds the vectors by itself. */
  static boolean fits(Tape tape) {
    boolean[] depends = tape.dependence();
    int length = 0;
    boolean pays = false;
    for (int k = 0; k < depends.length && length <= LONGEST; k++) {
      Operation operation = tape.instructions().get(k).operation();
      if (depends[k] && operation != Operation.ARGUMENT) {
        length += VectorFunctions.length(operation);
        pays |= VectorFunctions.have(operation);
      }
    }
    return pays && length <= LONGEST;
  }

  /** Whether the virtual machine has the module {@code jdk.incubator.vector} and the processor fused multiply-adds, without which results would differ. */
  static boolean available() {
    return Elementary.FUSED && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** How many numbers a vector holds on this processor. */
  static int lanes() {
    try {
      // By name: nothing here may be linked to the module, which may be missing.
      Object species = Class.forName("jdk.incubator.vector.DoubleVector").getField("SPECIES_PREFERRED").get(null);
      return (int) Class.forName("jdk.incubator.vector.VectorSpecies").getMethod("length").invoke(species);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("the virtual machine has no vectors", missing);
    }
  }

  static Factory of(Tape tape) {
    byte[] bytes = new VectorWriter(tape, lanes()).write();
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      var constructor = hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class, double[].class))
          .asType(MethodType.methodType(VectorLoop.class, double[].class));
      return parameters -> {
        try {
          return (VectorLoop) constructor.invokeExact(parameters);
        } catch (RuntimeException | Error e) {
          throw e;
        } catch (Throwable e) {
          throw new IllegalStateException("the generated constructor failed", e);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class cannot be loaded", e);
    }
  }

  /** f(x) for one operation of one operand. */
  static Tape tapeOf(Operation operation) {
    Tape.Builder builder = new Tape.Builder();
    return builder.build(List.of(builder.apply(operation, builder.argument(0))), 1, 0);
  }
}
