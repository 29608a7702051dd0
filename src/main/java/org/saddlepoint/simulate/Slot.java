package org.saddlepoint.simulate;

/**
 * A named array of one number per site of a species and per trajectory: a state variable, a noise, an input, an algebraic field.
 *
 * @param name unique within a {@link Program}; a field's derivatives carry primes, other slots a number sign
 * @param species index of the species it lives on
 */
record Slot(String name, int species) {}
