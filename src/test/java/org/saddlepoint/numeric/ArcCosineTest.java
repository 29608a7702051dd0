package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ArcCosineTest {
    @Test
    void everyBitIsThatOfTheStrictLibrary() {
        Random random = new Random(5);
        for (int k = 0; k < 200_000; k++) {
            double x = 2 * random.nextDouble() - 1;
            check(x);
            check(Math.copySign(1 - Math.scalb(Math.abs(x), -random.nextInt(54)), x));
            check(Math.scalb(x, -random.nextInt(80)));
        }
    }

    @Test
    void endsAndWhatLiesBeyondThem() {
        for (double x : new double[] {0, -0.0, 0.5, -0.5, 1, -1, 0x1p-57, -0x1p-57, Math.nextDown(0.5), Math.nextUp(1.0), -2, Double.NaN, Double.POSITIVE_INFINITY}) {
            check(x);
        }
    }

    private static void check(double x) {
        assertEquals(StrictMath.acos(x), ArcCosine.of(x), 0, () -> "at " + x);
    }
}
