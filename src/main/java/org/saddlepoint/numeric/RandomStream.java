package org.saddlepoint.numeric;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A reproducible stream of random numbers named by (seed, purpose, index). Different names give independent streams: the state is the
 * SHA-256 digest of the name. The numbers depend on nothing else, neither threads nor what other streams were used for.
 * One stream serves one thread. Normals are the JDK's ziggurat, about 10 ns each.
 */
public final class RandomStream {
    private static final String GENERATOR = "L64X128MixRandom";

    private final RandomGenerator generator;

    private RandomStream(RandomGenerator generator) {
        this.generator = generator;
    }

    /**
     * The stream of that name.
     *
     * @param seed    the user's seed
     * @param purpose what the numbers are for, for instance {@code "coupling J"}
     * @param index   which one: network, trajectory
     */
    public static RandomStream of(long seed, String purpose, long index) {
        try {
            byte[] name = (seed + "\u0000" + purpose + "\u0000" + index).getBytes(StandardCharsets.UTF_8);
            byte[] state = MessageDigest.getInstance("SHA-256").digest(name);
            return new RandomStream(RandomGeneratorFactory.of(GENERATOR).create(state));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Names of the algorithms, for reports: numbers are promised to repeat for the same algorithms. */
    public static String algorithm() {
        return GENERATOR + " seeded by SHA-256, ziggurat normals of Java " + Runtime.version().feature();
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return generator.nextDouble();
    }

    /** Standard normal. */
    public double nextGaussian() {
        return generator.nextGaussian();
    }

    /** Uniform among 0 … bound − 1. */
    public int nextInt(int bound) {
        return generator.nextInt(bound);
    }

    public long nextLong() {
        return generator.nextLong();
    }

    /** Fills the array with independent normals of the given standard deviation. */
    public void fillGaussian(double[] out, double deviation) {
        fillGaussian(out, 0, out.length, deviation);
    }

    /** Fills {@code out[from] … out[from + count − 1]} with independent normals of the given standard deviation. */
    public void fillGaussian(double[] out, int from, int count, double deviation) {
        for (int i = from; i < from + count; i++) {
            out[i] = deviation * generator.nextGaussian();
        }
    }

    /** Fills the array with independent uniform numbers in [low, high). */
    public void fillUniform(double[] out, double low, double high) {
        for (int i = 0; i < out.length; i++) {
            out[i] = low + (high - low) * generator.nextDouble();
        }
    }

    /** A random permutation of 0 … n − 1 (Fisher–Yates). */
    public int[] permutation(int n) {
        int[] p = new int[n];
        for (int i = 0; i < n; i++) {
            int j = generator.nextInt(i + 1);
            p[i] = p[j];
            p[j] = i;
        }
        return p;
    }
}
