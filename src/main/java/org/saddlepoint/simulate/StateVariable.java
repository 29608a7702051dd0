package org.saddlepoint.simulate;

import org.saddlepoint.expr.Expr;

/**
 * A variable that is carried from one instant to the next.
 *
 * @param slot the slot that holds it; for a field kept positive that of its logarithm
 * @param rate its time derivative (continuous time), its next value (discrete time) or what must vanish (static), a formula of slots
 */
record StateVariable(Slot slot, Expr rate) {}
