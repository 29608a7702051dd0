package org.saddlepoint.validate;

import java.util.List;
import org.saddlepoint.model.Curve;

/**
 * A function in theory and simulation, point by point.
 *
 * @param name of the function
 * @param theory on its own grid
 * @param simulation on its own grid, at the largest size
 * @param points the comparisons at the places asked for, of value (or extrapolated value) against theory
 * @param at the places
 * @param worst the largest |score| among the points, NaN if there is none
 * @param verdict the worst of the points
 */
public record CurveComparison(String name, Curve theory, Curve simulation, List<Comparison> points, List<Double> at, double worst, Verdict verdict) {
  public CurveComparison {
    points = List.copyOf(points);
    at = List.copyOf(at);
  }
}
