/**
 * From the derived mean-field equations to numbers: classifier, closures, fluctuations, the quantities of the report.
 *
 * <p>Everything here is computed from {@link org.saddlepoint.action.MeanFieldEquations} and {@link
 * org.saddlepoint.action.FourPoint}; no formula of a particular model is known. Start at {@link
 * org.saddlepoint.solve.Solver}; the numbers of one effective site are in {@link org.saddlepoint.solve.SiteTransfer}.
 */
package org.saddlepoint.solve;
