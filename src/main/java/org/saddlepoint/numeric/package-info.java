/**
 * Numerical foundation: Gaussian averages, Hermite expansions, transforms, nonlinear solvers, linear algebra, random streams.
 * The only package that touches Hipparchus, Apache Commons and OpenBLAS; it imports no other package of the project.
 * Functions arrive as {@link java.util.function.DoubleUnaryOperator} or {@link org.saddlepoint.numeric.ArrayFunction};
 * results carry an error estimate ({@link org.saddlepoint.numeric.Estimate}) or a status, and a failure is an exception, never a number.
 * Start reading at {@link org.saddlepoint.numeric.GaussianAverage} and {@link org.saddlepoint.numeric.HermiteExpansion}.
 */
package org.saddlepoint.numeric;
