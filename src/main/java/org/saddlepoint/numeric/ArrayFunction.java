package org.saddlepoint.numeric;

import java.util.function.DoubleUnaryOperator;

/** A real function evaluated on arrays: {@code out[i] = f(in[i])} for {@code 0 <= i < n}; {@code in} and {@code out} may be the same array. */
@FunctionalInterface
public interface ArrayFunction {
    void apply(double[] in, double[] out, int n);

    /** The array form of a scalar function. */
    static ArrayFunction of(DoubleUnaryOperator f) {
        return (in, out, n) -> {
            for (int i = 0; i < n; i++) {
                out[i] = f.applyAsDouble(in[i]);
            }
        };
    }

    /** The scalar form; allocates one array of length one per call, so meant for few calls only. */
    default DoubleUnaryOperator scalar() {
        return x -> {
            double[] buffer = {x};
            apply(buffer, buffer, 1);
            return buffer[0];
        };
    }
}
