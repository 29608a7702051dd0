/**
 * Experiments: a file names a model, values of its parameters, sizes and quantities; theory and simulation are run and compared
 * quantity by quantity.
 *
 * <p>May import everything below the floor of reports. Start at {@link org.saddlepoint.validate.ExperimentReader} for the files and at
 * {@link org.saddlepoint.validate.ExperimentRun} for the comparison.
 */
package org.saddlepoint.validate;
