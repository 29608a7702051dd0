package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// The back end is a property of the whole process.
@org.junit.jupiter.api.parallel.Isolated
class SpectraTest {
    @AfterEach
    void forgetProperty() {
        System.clearProperty(Backend.PROPERTY);
    }

    private static double[] normals(int n, String purpose) {
        double[] out = new double[n];
        RandomStream.of(21, purpose, 0).fillGaussian(out, 1);
        return out;
    }

    /** Smallest distance of a value to the list, so that orders need not agree. */
    private static double distance(Spectra.Eigenvalues list, double re, double im) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < list.re().length; i++) {
            nearest = Math.min(nearest, Math.hypot(list.re()[i] - re, list.im()[i] - im));
        }
        return nearest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "java"})
    void eigenvaluesOfACirculantAreItsFourierTransform(String backend) {
        System.setProperty(Backend.PROPERTY, backend);
        int n = 16;
        double[] row = normals(n, "circulant");
        double[] rowIm = normals(n, "circulant, imaginary");
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = row[(j - i + n) % n];
                b[i * n + j] = rowIm[(j - i + n) % n];
            }
        }
        double[] re = row.clone();
        double[] im = new double[n];
        new Fourier(n).backward(re, im);
        Spectra.Eigenvalues real = Spectra.real(a, n);
        for (int k = 0; k < n; k++) {
            assertEquals(0, distance(real, re[k], im[k]), 1e-12);
        }
        double[] zRe = row.clone();
        double[] zIm = rowIm.clone();
        new Fourier(n).backward(zRe, zIm);
        Spectra.Eigenvalues complex = Spectra.complex(a, b, n);
        double radius = 0;
        for (int k = 0; k < n; k++) {
            assertEquals(0, distance(complex, zRe[k], zIm[k]), 1e-12);
            radius = Math.max(radius, Math.hypot(zRe[k], zIm[k]));
        }
        assertEquals(radius, complex.radius(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "java"})
    void randomComplexMatrixHasTheRightTraces(String backend) {
        System.setProperty(Backend.PROPERTY, backend);
        int n = 40;
        double[] a = normals(n * n, "re");
        double[] b = normals(n * n, "im");
        Spectra.Eigenvalues values = Spectra.complex(a, b, n);
        double[] squareRe = new double[n * n];
        double[] squareIm = new double[n * n];
        ComplexProducts.multiply(n, a, b, a, b, squareRe, squareIm);
        double[] trace = new double[4];
        for (int i = 0; i < n; i++) {
            trace[0] += a[i * n + i] - values.re()[i];
            trace[1] += b[i * n + i] - values.im()[i];
            trace[2] += squareRe[i * n + i] - (values.re()[i] * values.re()[i] - values.im()[i] * values.im()[i]);
            trace[3] += squareIm[i * n + i] - 2 * values.re()[i] * values.im()[i];
        }
        for (double miss : trace) {
            assertEquals(0, miss, 1e-10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "java"})
    void symmetricDecompositionReproducesTheMatrix(String backend) {
        System.setProperty(Backend.PROPERTY, backend);
        int n = 25;
        double[] a = normals(n * n, "symmetric");
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[j * n + i] = a[i * n + j];
            }
        }
        Spectra.Symmetric s = Spectra.symmetric(a, n);
        for (int i = 0; i < n; i++) {
            assertTrue(i == 0 || s.values()[i - 1] <= s.values()[i]);
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double overlap = 0;
                for (int k = 0; k < n; k++) {
                    sum += s.values()[k] * s.vectors()[k * n + i] * s.vectors()[k * n + j];
                    overlap += s.vectors()[i * n + k] * s.vectors()[j * n + k];
                }
                assertEquals(a[i * n + j], sum, 1e-12);
                assertEquals(i == j ? 1 : 0, overlap, 1e-13);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "java"})
    void singularValuesReproduceTheMatrix(String backend) {
        System.setProperty(Backend.PROPERTY, backend);
        for (int[] shape : new int[][] {{7, 12}, {12, 7}, {9, 9}}) {
            int rows = shape[0];
            int columns = shape[1];
            double[] a = normals(rows * columns, "rectangular");
            SingularValues svd = SingularValues.decompose(a, rows, columns);
            double[] only = SingularValues.of(a, rows, columns);
            int k = Math.min(rows, columns);
            assertEquals(k, svd.values().length);
            for (int b = 0; b < k; b++) {
                assertTrue(b == 0 || svd.values()[b - 1] >= svd.values()[b]);
                assertEquals(svd.values()[b], only[b], 1e-12);
            }
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int b = 0; b < k; b++) {
                        sum += svd.values()[b] * svd.left()[b * rows + i] * svd.right()[b * columns + j];
                    }
                    assertEquals(a[i * columns + j], sum, 1e-12);
                }
            }
        }
    }

    @Test
    void eigenvaluesOfARandomMatrixFillTheCircle() {
        int n = 300;
        double[] j = normals(n * n, "Ginibre");
        for (int i = 0; i < n * n; i++) {
            j[i] /= Math.sqrt(n);
        }
        Spectra.Eigenvalues values = Spectra.real(j, n);
        // Edge fluctuations are of order √(ln n / n) ≈ 0.1.
        assertEquals(1, values.radius(), 0.15);
        assertTrue(values.largestRealPart() <= values.radius());
    }

    @Test
    void badMatricesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Spectra.real(new double[5], 2));
        assertThrows(NumericalFailure.class, () -> Spectra.real(new double[] {1, Double.NaN, 0, 1}, 2));
    }
}
