/**
 * Measured networks: reads a directed weighted graph, makes a coupling matrix of it, and says what the theory of structured
 * connectivity sees in that matrix: singular values, effective rank, overlaps against shuffles, gains, random modes.
 *
 * <p>Imports {@code solve} and {@code simulate} for the prediction and the run beside it; the pages and JSON about it are written
 * above, in {@code report.connectome}. Start reading at {@link org.saddlepoint.connectome.Study}.
 */
package org.saddlepoint.connectome;
