/**
 * Speed measured side by side: tasks of this program and the same tasks in NumPy, SciPy or SymPy, alternating in one run.
 *
 * <p>Imports what it measures; nothing imports it but the command line. Start reading at {@link org.saddlepoint.benchmark.Suite}.
 */
package org.saddlepoint.benchmark;
