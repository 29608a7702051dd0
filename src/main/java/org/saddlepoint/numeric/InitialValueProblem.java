package org.saddlepoint.numeric;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * y' = F(t, y), y(t_0) given, at a list of times; embedded Runge–Kutta of order 8 with step control (Dormand and Prince). For smooth, non-stiff
 * right-hand sides.
 */
public final class InitialValueProblem {
    /** The right-hand side: fills {@code derivative} from (t, y). */
    @FunctionalInterface
    public interface RightHandSide {
        void apply(double t, double[] y, double[] derivative);
    }

    private InitialValueProblem() {}

    /**
     * Solves.
     *
     * @param times     increasing; the first is t_0
     * @param start     y(t_0)
     * @param absolute  local error allowed per component, absolute
     * @param relative  and relative to the component
     * @return {@code y[i][component]} at times[i]
     * @throws NumericalFailure if the step becomes too small or the solution is not finite
     */
    public static double[][] solve(RightHandSide f, double[] times, double[] start, double absolute, double relative) {
        if (times.length == 0) {
            throw new IllegalArgumentException("an initial value problem needs at least one time");
        }
        double[][] y = new double[times.length][];
        y[0] = start.clone();
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] state) {
                double[] derivative = new double[state.length];
                f.apply(t, state, derivative);
                return derivative;
            }
        };
        for (int i = 1; i < times.length; i++) {
            double span = times[i] - times[i - 1];
            if (!(span > 0)) {
                throw new IllegalArgumentException("the times of an initial value problem must increase, got " + times[i - 1] + " before " + times[i]);
            }
            try {
                DormandPrince853Integrator integrator = new DormandPrince853Integrator(span * 1e-12, span, absolute, relative);
                y[i] = integrator.integrate(equation, new ODEState(times[i - 1], y[i - 1]), times[i]).getPrimaryState();
            } catch (MathRuntimeException e) {
                throw new NumericalFailure("the differential equation could not be followed beyond t = " + times[i - 1] + ": " + e.getMessage());
            }
            for (double value : y[i]) {
                if (!Double.isFinite(value)) {
                    throw new NumericalFailure("the solution of the differential equation is not finite at t = " + times[i]);
                }
            }
        }
        return y;
    }
}
