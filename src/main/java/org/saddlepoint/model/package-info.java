/**
 * The network as written in a model file: species, fields, couplings, noises, functions, observables, parameters.
 *
 * <p>A {@link org.saddlepoint.model.Network} is data only; {@code ModelReader} makes one from TOML with the position of every
 * mistake. The derivation rules and the simulator both read it; neither reads the file. Start at
 * {@link org.saddlepoint.model.Network}.
 */
package org.saddlepoint.model;
