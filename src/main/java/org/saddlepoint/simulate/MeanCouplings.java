package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.numeric.cloud.MeanTerm;
import org.saddlepoint.numeric.cloud.RandomSystem;

/**
 * The mean elements of the couplings of a network at a state.
 *
 * @param plain as the model states them
 * @param given couplings whose matrices come from outside, so that nothing is known of their means
 * @param conditioned what the inputs of the state add, if it is a state of rest, see {@link KnownInputs}; empty where that is not known
 */
public record MeanCouplings(List<MeanTerm> plain, List<String> given, Optional<List<MeanTerm>> conditioned) {
  static MeanCouplings of(Compiled compiled, Frame frame, List<Operation.Input> operations, RandomSystem system, CouplingStatistics statistics) {
    List<MeanTerm> plain = new ArrayList<>();
    for (int k = 0; k < operations.size(); k++) {
      int input = k;
      statistics.mean(operations.get(k)).ifPresent(m -> plain.add(new MeanTerm(input, m.to(), m.from())));
    }
    List<String> given = operations.stream().map(Operation.Input::coupling).distinct().filter(statistics::isGiven).toList();
    return new MeanCouplings(List.copyOf(plain), given, KnownInputs.of(compiled, frame, operations, system, plain));
  }
}
