package org.saddlepoint.numeric;

/** Neumaier's compensated sum: the rounding error does not grow with the number of terms. */
final class CompensatedSum {
    private double sum;
    private double carry;

    void add(double term) {
        double next = sum + term;
        carry += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }

    double value() {
        return sum + carry;
    }
}
