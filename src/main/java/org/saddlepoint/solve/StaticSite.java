package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;

/**
 * The static problem x = Jφ(x) + ξ at one site: N·Var(J) = {@code coupling} (= g²), Var(ξ) = {@code noise} (= σ²), an odd φ
 * with its slope φ', and whether the couplings include J_ii. {@code smooth} is false where φ has a kink or an infinite slope
 * at zero, to which the quadrature then crowds its points.
 */
public record StaticSite(double coupling, double noise, DoubleUnaryOperator phi, DoubleUnaryOperator slope, boolean smooth, boolean selfCoupling) {}
