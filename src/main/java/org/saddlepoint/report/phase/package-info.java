/**
 * Phase diagrams: which static state a network has over two of its parameters, as a map, a table, a picture and JSON.
 *
 * <p>Imports {@code report}, {@code solve} and {@code model}. Start reading at {@link org.saddlepoint.report.phase.PhaseDiagram}.
 */
package org.saddlepoint.report.phase;
