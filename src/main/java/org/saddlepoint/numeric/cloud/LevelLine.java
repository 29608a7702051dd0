package org.saddlepoint.numeric.cloud;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows the lines in the upper half plane on which a function vanishes that is symmetric about the real axis: step by step along the tangent, each
 * point brought back by Newton steps along the gradient, with longer steps where the line is straight. A line that is lost in noise is left out.
 */
final class LevelLine {
    private static final int MOST_POINTS = 600;
    private static final int BISECTIONS = 7;
    private static final int NEWTON = 6;
    private static final double SHARPEST_TURN = 0.3;
    /** Of the turn times the length of a step, eight times what a chord leaves out, in units of the size. */
    private static final double LARGEST_GAP = 8e-3;
    private static final double LAZY = 0.4;
    /** Of the function at a point of the line. */
    private static final double CLOSE = 2e-3;
    private static final double LONGEST_STEP = 0.1;
    /** In units of the length over which the function changes by one. */
    private static final double FIRST_STEP = 0.2;
    private static final double APART = 4e-3;
    private static final double UPRIGHT = 0.8;

    /** A real function of the plane. */
    interface Field {
        double at(double x, double y);
    }

    /** A place on the line with the direction in which it goes on. */
    private record Place(double x, double y, double alongX, double alongY, double steepness) {}

    private final Field field;
    private final double size;
    private final double shortest;
    private final List<Boundary.Curve> curves = new ArrayList<>();
    private final List<Place> lost = new ArrayList<>();

    /** @param size of the region of interest, the unit of all steps, @param shortest step in that unit at which a line is lost */
    LevelLine(Field field, double size, double shortest) {
        this.shortest = shortest;
        this.field = field;
        this.size = size;
    }

    List<Boundary.Curve> curves() {
        return List.copyOf(curves);
    }

    /** Whether every line that was met is among the pieces. */
    boolean isComplete() {
        return lost.stream().noneMatch(p -> isNew(p.x(), p.y()));
    }

    /** Follows the line that passes between two points of one height, unless it is known. */
    void follow(double x0, double x1, double y) {
        double low = x0;
        double high = x1;
        boolean start = field.at(x0, y) > 0;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = 0.5 * (low + high);
            if (field.at(middle, y) > 0 == start) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double x = 0.5 * (low + high);
        if (isNew(x, y)) {
            trace(x, y, 1e-3 * Math.abs(x1 - x0));
        }
    }

    private boolean isNew(double x, double y) {
        return new Boundary(curves, List.of(), false).distance(x, y) > APART * size;
    }

    private void trace(double x, double y, double delta) {
        Place near = corrected(x, y, 1, delta);
        Place start = corrected(near.x(), near.y(), 1, delta);
        if (!(start.steepness() > 0) || !isNew(start.x(), start.y())) {
            return;
        }
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {start.x(), start.y()});
        End end = walk(start, 1, points);
        if (end == End.ON_AXIS) {
            List<double[]> back = new ArrayList<>();
            end = walk(new Place(start.x(), start.y(), -start.alongX(), -start.alongY(), start.steepness()), -1, back);
            back.forEach(p -> points.add(0, p));
        }
        if (end == End.LOST) {
            lost.add(start);
        } else if (points.size() > 2 && points.stream().anyMatch(p -> isNew(p[0], p[1]))) {
            curves.add(new Boundary.Curve(points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray()));
        }
    }

    private enum End {
        CLOSED,
        ON_AXIS,
        LOST
    }

    /** @param side on which the function is positive: 1 for the right hand, -1 for the left; so the other side of a thin cloud is not taken for this one */
    private End walk(Place start, int side, List<double[]> points) {
        Place here = start;
        double step = Math.min(0.01 * size, FIRST_STEP / start.steepness());
        double travelled = 0;
        for (int k = 0; k < MOST_POINTS; k++) {
            double x = here.x() + step * here.alongX();
            double y = here.y() + step * here.alongY();
            Place next = corrected(x, y, side, Math.max(0.01 * step, shortest * size));
            double turn = Math.acos(Math.max(-1, Math.min(1, here.alongX() * next.alongX() + here.alongY() * next.alongY())));
            double length = Math.hypot(next.x() - here.x(), next.y() - here.y());
            boolean good = next.steepness() > 0 && turn < SHARPEST_TURN && turn * length < LARGEST_GAP * size && length > 0.5 * step
                && Math.hypot(next.x() - x, next.y() - y) < 0.5 * step;
            // Of a flat cloud the mirror image is close: the line meets the axis upright.
            boolean astray = next.y() < 0 && Math.abs(here.alongY()) < UPRIGHT;
            if (!good || astray) {
                step *= 0.5;
                if (step < Math.min(shortest * size, 0.02 / here.steepness())) {
                    return End.LOST;
                }
                continue;
            }
            if (next.y() < 0) {
                points.add(new double[] {onAxis(here.x() + (next.x() - here.x()) * here.y() / (here.y() - next.y()), Math.max(1e-3 * step, shortest * size)), 0});
                return End.ON_AXIS;
            }
            points.add(new double[] {next.x(), next.y()});
            travelled += length;
            if (travelled > 3 * step && Math.hypot(next.x() - start.x(), next.y() - start.y()) < step && points.size() > 4
                && next.alongX() * start.alongX() + next.alongY() * start.alongY() > UPRIGHT) {
                points.add(new double[] {start.x(), start.y()});
                return End.CLOSED;
            }
            here = next;
            step = turn < LAZY * SHARPEST_TURN && turn * length < LAZY * LARGEST_GAP * size ? Math.min(1.6 * step, LONGEST_STEP * size) : step;
        }
        return End.LOST;
    }

    /** Newton steps along the real axis; the number that is read off the line. */
    private double onAxis(double start, double delta) {
        double x = start;
        for (int k = 0; k < NEWTON; k++) {
            double value = field.at(x, 0);
            double slope = (field.at(x + delta, 0) - field.at(x - delta, 0)) / (2 * delta);
            double next = x - value / slope;
            if (!(Math.abs(next - start) < LONGEST_STEP * size)) {
                return start;
            }
            x = next;
        }
        return x;
    }

    /** The gradient is that of the first point; a second point shows how well it leads to the line. */
    private Place corrected(double x0, double y0, int side, double delta) {
        double x = x0;
        double y = y0;
        double value = field.at(x, y);
        double gx = 0;
        double gy = 0;
        for (int k = 0; k < NEWTON; k++) {
            gx = (field.at(x + delta, y) - value) / delta;
            gy = (field.at(x, y + delta) - value) / delta;
            double square = gx * gx + gy * gy;
            if (!(square > 0) || !Double.isFinite(square)) {
                return new Place(x, y, 0, 0, 0);
            }
            double shift = Math.max(-0.5, Math.min(0.5, value));
            x -= shift * gx / square;
            y -= shift * gy / square;
            if (Math.abs(shift) < 0.1 * CLOSE) {
                break;
            }
            value = field.at(x, y);
            if (Math.abs(value) < CLOSE) {
                break;
            }
        }
        double norm = Math.hypot(gx, gy);
        return new Place(x, y, side * gy / norm, -side * gx / norm, norm);
    }
}
