package org.saddlepoint.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.saddlepoint.io.Progress;
import org.saddlepoint.numeric.RandomStream;

/**
 * What shuffled graphs with the same degrees have in place of the connectome's modes.
 *
 * @param shuffles how many there were
 * @param singularValues s_a of the coupling matrices of unit strength, mode by mode in descending order
 * @param overlaps u_a·v_a, mode by mode in the same order
 * @param effectiveRank of the coupling matrix
 * @param meanSquareOverlap mean of ρ_a² over modes
 * @param weightedOverlap Σ s_a²ρ_a/Σ s_a²
 * @param inverseRankOfModes the estimate of 1/PR^D
 * @param reciprocity correlation of J_ij and J_ji
 */
public record ShuffleNull(int shuffles, List<Score> singularValues, List<Score> overlaps, Score effectiveRank, Score meanSquareOverlap,
    Score weightedOverlap, Score inverseRankOfModes, Score reciprocity) {

  /** One shuffled graph. */
  private record Sample(Coupling coupling, Modes modes) {}

  static ShuffleNull of(Connectome connectome, Weights rule, long seed, int shuffles, Coupling coupling, Modes modes, Progress progress) {
    List<Sample> samples = new ArrayList<>();
    for (int k = 0; k < shuffles; k++) {
      progress.report("decomposing shuffled graphs", k, shuffles);
      double[] shuffled = Shuffle.of(connectome.weights(), connectome.size(), RandomStream.of(seed, "shuffle", k));
      Coupling other = Coupling.of(rule.matrix(shuffled, connectome.size(), seed), connectome, rule);
      samples.add(new Sample(other, Modes.of(other)));
    }
    Sample own = new Sample(coupling, modes);
    return new ShuffleNull(shuffles, byMode(own, samples, s -> s.modes.values()), byMode(own, samples, s -> s.modes.overlaps()),
        score(own, samples, s -> s.modes.effectiveRank()), score(own, samples, s -> s.modes.meanSquareOverlap()),
        score(own, samples, s -> s.modes.weightedOverlap()), score(own, samples, s -> RandomModes.of(s.coupling, s.modes).inverseRank()),
        score(own, samples, s -> s.coupling.reciprocity()));
  }

  private static Score score(Sample own, List<Sample> samples, ToDoubleFunction<Sample> number) {
    return Score.of(number.applyAsDouble(own), samples.stream().mapToDouble(number).toArray());
  }

  private interface Numbers {
    double[] of(Sample sample);
  }

  /** Shuffles in which a mode has no number are left out for that mode. */
  private static List<Score> byMode(Sample own, List<Sample> samples, Numbers numbers) {
    IntToDoubleFunction value = a -> numbers.of(own)[a];
    return IntStream.range(0, numbers.of(own).length)
        .mapToObj(a -> Score.of(value.applyAsDouble(a), samples.stream().mapToDouble(s -> numbers.of(s)[a]).filter(Double::isFinite).toArray())).toList();
  }

  /** z of every overlap; NaN where there is none. */
  public double[] overlapScores() {
    return overlaps.stream().mapToDouble(Score::z).toArray();
  }

  /** Means of the overlaps over shuffles. */
  public double[] overlapMeans() {
    return overlaps.stream().mapToDouble(Score::mean).toArray();
  }

  /** Standard deviations of the overlaps over shuffles. */
  public double[] overlapDeviations() {
    return overlaps.stream().mapToDouble(Score::deviation).toArray();
  }

  /** How many of the modes with a score lie beyond ±z. */
  public int beyond(double z) {
    return (int) Arrays.stream(overlapScores()).filter(score -> Math.abs(score) > z).count();
  }
}
